// legal neighbour of bit_field
#include <spin/safe.h>
struct __plain header {
    u8 version;
};
int f(struct header *h) { return h->version; }
