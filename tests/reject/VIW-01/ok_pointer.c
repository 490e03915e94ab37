// legal neighbour of pointer
#include <spin/safe.h>
struct __plain header {
    u64 next;
};
u64 f(struct header *h) { return h->next != 0; }
