// legal neighbour of counted_member
#include <spin/safe.h>
struct __stackonly cursor {
    int *__counted_by(n) at;
    u32 n;
};
int f(struct cursor *__scope c) { return c->at[0]; }
