#include <event.h>
#include "loans.h"

implements(loans);

static _Bool allow(const struct install_request *__scope request)
{
    return 1;
}

static status start(void)
{
    authorise(loans_take, allow);
    return (status){0};
}
initialiser(start);

int loans_take(struct loan *__scope first)
{
    int sum = 0;
    for (struct loan *at = first; at; at = at->next)
        sum += (*at->amount)++ + at->text[0];
    return sum;
}

int *__counted_by(n) __scope loans_last(int *__counted_by(all) __scope of, u32 all, u32 n)
{
    return of + all - n;
}

u32 loans_length(const int *__array __scope of)
{
    return (u32)lenof(of);
}
