/* Interface clock: time since the machine started. */
#pragma once

#include <spin/safe.h>

/* Nanoseconds since boot; never goes back. */
u64 clock_now(void);
