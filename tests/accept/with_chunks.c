/* Implements chunks. */
#include "chunks.h"

module(chunks);
implements(chunks);

struct chunk *chunks_twice(const struct chunk *from)
{
    struct chunk *to = new_flex(struct chunk, 2 * lenof(from->at));
    to->kind = from->kind + 1;
    copy(to->at, from->at, lenof(from->at));
    copy(to->at + lenof(from->at), from->at, lenof(from->at));
    return to;
}

u32 chunks_sum(void *any)
{
    struct chunk *from = as(struct chunk, any);
    u32 sum = from->kind;
    for (u64 i = 0; i < lenof(from->at); i++)
        sum += from->at[i];
    return sum;
}
