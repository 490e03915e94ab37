// rule: VIW-01
// Where a bit-field lies is the compiler's choice, not the packet's.
#include <spin/safe.h>
struct __plain header {
    u8 version : 4;  // error: VIW-01
};
int f(struct header *h) { return h->version; }
