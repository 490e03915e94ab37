// legal neighbour of nested
#include <spin/safe.h>
struct __plain inner { u8 a; u32 b; };
struct __plain header {
    struct inner inner;
};
u32 f(struct header *h) { return h->inner.b; }
