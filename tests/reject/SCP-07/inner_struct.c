// rule: SCP-07
// The inner struct is a type of its own, which may be copied to the heap.
#include <spin/safe.h>
struct __stackonly cursor {
    struct { int *__scope at; } inner;  // error: SCP-07
};
int f(struct cursor *__scope c) { return *c->inner.at; }
