// rule: SCP-07
// There is no header in front of an array of the stack.
#include <spin/safe.h>
struct __stackonly cursor {
    int *__array __scope at;  // error: SCP-07
};
int f(struct cursor *__scope c) { return c->at[0]; }
