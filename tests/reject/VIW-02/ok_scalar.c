// legal neighbour of scalar
#include <spin/safe.h>
struct __plain word { u32 value; };
u32 f(const u8 *__counted_by(n) __scope p, size_t n)
{
    return view(const struct word, p, 1)->value + (u32)n;
}
