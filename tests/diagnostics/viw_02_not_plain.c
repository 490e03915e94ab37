#include <spin/safe.h>
struct header { u8 kind; struct binding *b; };
u8 f(const u8 *__counted_by(n) __scope p, size_t n)
{
    return view(const struct header, p, 0)->kind + (u8)n;
}
