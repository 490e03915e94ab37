/* Interface ready: raised when a console has something to say. */
#pragma once

#include <device.h>

/* What it says, up to its `n` bytes. */
void ready_line(const u8 *__counted_by(n) __scope bytes, u32 n);

/* Raised by the kernel. */
void ready_input(struct device *device);
