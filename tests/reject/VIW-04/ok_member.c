// legal neighbour of member
#include <spin/safe.h>
struct __plain header { u8 kind; u32 length; };
u32 load(const u32 *__scope p) { return *p; }
u32 f(const struct header *__scope h)
{
    return h->length;
}
