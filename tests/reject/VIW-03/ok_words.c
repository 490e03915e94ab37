// legal neighbour of words
#include <spin/safe.h>
struct __plain header { u8 kind, length; };
u8 f(const u8 *__counted_by(n) __scope p, size_t n)
{
    return view(const struct header, p, 0)->kind + (u8)n;
}
