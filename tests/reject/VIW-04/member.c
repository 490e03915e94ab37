// rule: VIW-04
// The word lies at an odd address and would be used as if it did not.
#include <spin/safe.h>
struct __plain header { u8 kind; u32 length; };
u32 load(const u32 *__scope p) { return *p; }
u32 f(const struct header *__scope h)
{
    return load(&h->length);  // error: VIW-04
}
