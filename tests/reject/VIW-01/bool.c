// rule: VIW-01
// A byte that is neither 0 nor 1 would be a _Bool.
#include <spin/safe.h>
struct __plain header {
    _Bool is_last;  // error: VIW-01
};
int f(struct header *h) { return h->is_last; }
