#include <spin/safe.h>
struct __plain header {
    _Bool is_last;
};
int f(struct header *h) { return h->is_last; }
