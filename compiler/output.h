/* Output files: whole or not at all.
 *
 * A regular file is written beside its destination under another name and renamed over it, so that
 * the old one stays until the new one is complete; it must be one that may be written. Devices, pipes and what is open already
 * (/dev/stdout, /dev/fd/5) are written directly. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Bytes to write, one after the other. */
struct output_part {
    const void *bytes;
    size_t size;
};

/* NULL when written; else one line that says what went wrong (without the path), static or errno's. */
const char *output_write(const char *path, const struct output_part *parts, size_t count);
