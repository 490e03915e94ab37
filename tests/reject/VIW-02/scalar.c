// rule: VIW-02
// A number of four bytes would be read from an unaligned place as if it were aligned.
#include <spin/safe.h>
struct __plain word { u32 value; };
u32 f(const u8 *__counted_by(n) __scope p, size_t n)
{
    return *view(const u32, p, 1) + (u32)n;  // error: VIW-02
}
