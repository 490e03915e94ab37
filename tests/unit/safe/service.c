/* Implements service. */
#include "service.h"

module(service);
implements(service);
initialiser(start);

static u64 started;

static status start(void)
{
    started++;
    return OK;
}

u64 service_answer(u64 question)
{
    return question * 10 + started;
}

double service_scale(double x, u32 times, float y)
{
    double sum = (double)y;
    for (u32 i = 0; i < times; i++)
        sum += x;
    return sum;
}
