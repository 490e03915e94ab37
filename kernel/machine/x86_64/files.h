/*
 * The files of the bare machine: members of the archive that it was booted with (machine/archive.h).
 *
 *     keyring        the keys that the kernel trusts, as text (runtime/seal.h)
 *     object/PATH    a sealed object
 *     device/NAME    what machine_device_open(NAME) opens, for reading
 *     job/NUMBER     what to run (host/job_text.h)
 *     separator      what the host program writes behind the output of a job
 */
#pragma once

#include "machine/archive.h"

/* Takes the archive; NULL: all is well, otherwise what is wrong with it, and there are no files. */
const char *files_boot(const void *archive, size_t size);

/* The file of that name in a folder ("object/", or "" for none). */
bool files_find(const char *folder, const char *name, struct archive_member *file);

/* The file behind `file`, in any folder; the first one when its name is NULL. */
bool files_next(struct archive_member *file);
