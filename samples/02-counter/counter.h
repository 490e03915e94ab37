/* Interface counter: the sample's own. Clients hold a `struct counter *` and cannot look inside. */
#pragma once

#include <spin/safe.h>

struct counter;

/* A counter that starts at zero and goes up to `limit`. */
struct counter *counter_create(u32 limit);

/* Adds `step` unless that passes the limit; whether it was added. */
_Bool counter_add(struct counter *counter, u32 step);

/* The value now. */
u32 counter_value(struct counter *counter);
