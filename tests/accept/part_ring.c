#include "ring.h"

u32 ring_count;
static int seen = 40;

static u32 next(u32 n)
{
    return (n + 1) % RING;
}

_Bool ring_put(struct ring *__scope r, u8 value)
{
    if (next(r->head) == r->tail)
        return 0;
    r->at[r->head] = value;
    r->head = next(r->head);
    ring_count++;
    seen++;
    return 1;
}

int ring_take(struct ring *__scope r)
{
    if (r->head == r->tail)
        return -1;
    u8 value = r->at[r->tail];
    r->tail = next(r->tail);
    return value + (seen > 100 ? 1000 : 0);
}
