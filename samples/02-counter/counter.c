/* Implements interface counter: here, and only here, `struct counter` is complete. */
#include "counter.h"

module(counter);
implements(counter);

struct counter {
    u32 value, limit;
};

struct counter *counter_create(u32 limit)
{
    struct counter *counter = new(struct counter);
    counter->limit = limit;
    return counter;
}

_Bool counter_add(struct counter *counter, u32 step)
{
    if (step > counter->limit - counter->value)
        return 0;
    counter->value += step;
    return 1;
}

u32 counter_value(struct counter *counter)
{
    return counter->value;
}
