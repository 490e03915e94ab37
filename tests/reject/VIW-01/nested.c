// rule: VIW-01
// The nested struct has padding and alignment of its own.
#include <spin/safe.h>
struct inner { u8 a; u32 b; };
struct __plain header {
    struct inner inner;  // error: VIW-01
};
u32 f(struct header *h) { return h->inner.b; }
