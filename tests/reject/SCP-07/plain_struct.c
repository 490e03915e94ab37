// rule: SCP-07
// The struct may be copied to the heap, and the reference with it.
#include <spin/safe.h>
struct cursor {
    int *__scope at;  // error: SCP-07 "cannot be a member of struct cursor"
};
int f(struct cursor *__scope c) { return *c->at; }
