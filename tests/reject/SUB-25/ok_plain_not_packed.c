// legal neighbour of plain_not_packed
#include <spin/safe.h>
struct __plain item { u8 kind; u32 value; };
u32 f(const u8 *__counted_by(n) __scope p, size_t n)
{
    return view(const struct item, p, 1)->value + (u32)n;
}
