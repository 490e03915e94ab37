// rule: VIW-01
// Bytes of a packet would be followed as a reference.
#include <spin/safe.h>
struct __plain header {
    struct header *next;  // error: VIW-01
};
u64 f(struct header *h) { return h->next != 0; }
