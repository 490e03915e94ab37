// legal neighbour of inner_struct
#include <spin/safe.h>
struct __stackonly cursor {
    struct __stackonly { int *__scope at; } inner;
};
int f(struct cursor *__scope c) { return *c->inner.at; }
