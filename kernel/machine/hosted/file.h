/*
 * Devices of the hosted machine that are files: block devices.
 *
 * Requests are carried out by threads of the file's own, so the kernel's thread never waits for the
 * host's disk.  A thread touches memory of its own only: what it has read is copied into the frames of
 * its request by the kernel's thread, when the kernel asks for what was completed.  So a file that does
 * not answer holds nothing of the kernel's, and closing it waits for nothing.
 */
#pragma once

#include "machine/machine.h"

struct file;

/* Opens a regular file, and says what it is; a disk is one of whole sectors, to be written too. NULL: it
 * cannot be. */
struct file *file_open(const char *path, bool is_disk, struct machine_device *about);

/* Requests under way end without completion. */
void file_close(struct file *file);

/* What machine_device_submit() and machine_device_complete() do; the request is good. */
bool file_submit(struct file *file, enum machine_operation operation, uint64_t position,
                 frame_t first, size_t bytes, void *cookie);
bool file_complete(struct file *file, void **cookie, int64_t *result);
