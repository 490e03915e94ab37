/*
 * Virtio devices: block, net and console, by requests (machine.h, Devices).
 *
 * A device is reset when it is closed, and all are at machine_shutdown(): none of them writes into
 * memory that has another use by then.  One that does not let go of it is never used again.
 */
#pragma once

#include "machine/machine.h"

struct virtio;

/* Finds what the command line names; nothing is opened. */
void virtio_boot(const char *command_line);

/* Closes all; before the frames get another use. */
void virtio_shutdown(void);

/* Their names, "block0", "net0", "console0", ..., each kind counted in QEMU's order; how many there are. */
size_t virtio_names(const char **names, size_t count);
struct virtio *virtio_find(const char *name);

/* What machine_device_...() does. */
bool virtio_open(struct virtio *virtio);
bool virtio_close(struct virtio *virtio);
void virtio_about(const struct virtio *virtio, struct machine_device *about);
bool virtio_submit(struct virtio *virtio, enum machine_operation operation, uint64_t position,
                   frame_t first, size_t bytes, void *cookie);
bool virtio_complete(struct virtio *virtio, void **cookie, int64_t *result);
bool virtio_works(const struct virtio *virtio);

/* Device `number` interrupted. I. */
void virtio_interrupt(size_t number);
