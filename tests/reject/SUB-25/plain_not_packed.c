// rule: SUB-25
// Declared plain but not packed, the struct has padding and its word would be read unaligned.
#include <spin/safe.h>
struct __attribute__((annotate("sc.plain"))) item { u8 kind; u32 value; };  // error: SUB-25
u32 f(const u8 *__counted_by(n) __scope p, size_t n)
{
    return view(const struct item, p, 1)->value + (u32)n;
}
