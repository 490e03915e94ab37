// legal neighbour of array
#include <spin/safe.h>
struct __plain header { u8 kind; u32 words[2]; };
u32 load(const u32 *__counted_by(2) __scope p) { return p[1]; }
u32 f(const struct header *__scope h)
{
    return h->words[1];
}
