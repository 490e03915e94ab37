// rule: SCP-07
// The count beside it can be changed: what bounds the reference is no header.
#include <spin/safe.h>
struct __stackonly cursor {
    int *__counted_by(n) __scope at;  // error: SCP-07 "refers to an array"
    u32 n;
};
int f(struct cursor *__scope c) { return c->at[0]; }
