// legal neighbour of bool
#include <spin/safe.h>
struct __plain header {
    u8 is_last;
};
int f(struct header *h) { return h->is_last; }
