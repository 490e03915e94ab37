// legal neighbour of array_member
#include <spin/safe.h>
struct __stackonly cursor {
    int *__array at;
};
int f(struct cursor *__scope c) { return c->at[0]; }
