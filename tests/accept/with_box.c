/* Implements box and lets everybody install handlers on it. */
#include "box.h"

#include <console.h>
#include <event.h>

module(box);
implements(box);
initialiser(start);

static _Bool may_install(const struct install_request *__scope request)
{
    return request->operation == EVENT_INSTALL;
}

static status start(void)
{
    authorise(box_make, may_install);
    authorise(box_pair, may_install);
    authorise(box_sum, may_install);
    authorise(box_seen, may_install);
    return OK;
}

struct box box_make(u64 a, u64 b)
{
    struct box result = {a, b, a + b};
    return result;
}

struct pair box_pair(u32 x, struct pair in)
{
    struct pair result = {in.a + x, in.b + x};
    return result;
}

u64 box_sum(struct box x, u32 k)
{
    return x.a + x.b + x.c + k;
}

double box_mean(double a, u32 n, float b)
{
    return (a + (double)b) / (double)n;
}

void box_seen(u32 value)
{
    console_print(console_open(), "box saw %u\n", value);
}
