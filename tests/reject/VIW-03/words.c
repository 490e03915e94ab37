// rule: VIW-03
// Counted in words, the offset would lead four times as far as the check says.
#include <spin/safe.h>
struct __plain header { u8 kind, length; };
u8 f(const u32 *__counted_by(n) __scope p, size_t n)
{
    return view(const struct header, p, 0)->kind + (u8)n;  // error: VIW-03
}
