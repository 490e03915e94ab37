/* Interface device: files that the command line names, as read-only block devices.
 *
 * Only a name given after `--` on the command line of `spindle run` can be opened: naming a file there is
 * what gives the authority to read it. */
#pragma once

#include <spin/safe.h>

struct device;

/* The device of that name, or null when it was not named on the command line or cannot be read. */
struct device *__nullable device_open(const char *__cstr name);

/* Size in bytes. */
u64 device_size(struct device *device);

/* Reads up to `n` bytes at `position` into `buffer`. The bytes read: fewer at the end, 0 past it, -1 when
 * the device failed. */
i64 device_read(struct device *device, u64 position, u8 *__counted_by(n) __scope buffer, size_t n);
