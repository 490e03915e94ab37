/* Interface counter: a later version of it: limits are 64 bits wide. Clients hold a `struct counter *` and cannot look inside. */
#pragma once

#include <spin/safe.h>

struct counter;

/* A counter that starts at zero and goes up to `limit`. */
struct counter *counter_create(u64 limit);

/* Adds `step` unless that passes the limit; whether it was added. */
_Bool counter_add(struct counter *counter, u32 step);

/* The value now. */
u32 counter_value(struct counter *counter);
