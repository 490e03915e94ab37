#include <spin/safe.h>
struct __plain header { u8 kind; u16 words[2]; };
u16 load(const u16 *__scope p) { return *p; }
u16 f(const struct header *__scope h, u32 i)
{
    return load(&h->words[i]);
}
