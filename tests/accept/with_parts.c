/* Implements parts. */
#include "parts.h"

module(parts);
implements(parts);

bytes parts_first(bytes all, u32 n)
{
    bytes first = {all.base, all.off, n};
    return first;
}

u32 parts_hash(const struct record *r)
{
    const u8 *p = elems(r->key);
    u32 hash = r->hash;
    for (u64 i = 0; i < lenof(elems(r->key)); i++)
        hash = hash * 31 + p[i];
    return hash;
}
