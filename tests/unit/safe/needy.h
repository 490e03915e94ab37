/* Interface needy: an event of its own, and one for news of a device. */
#pragma once

#include <device.h>

/* The number, and 100 more by each handler that was installed. */
u64 needy_add(u64 number);

/* Raised when there is news. */
void needy_ready(struct device *device);
