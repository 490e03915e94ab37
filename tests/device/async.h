/* Interface async: told of requests that are done. */
#pragma once

#include <device.h>

/* Raised by the kernel. */
void async_done(struct device *device);
