// legal neighbour of plain_struct
#include <spin/safe.h>
struct __stackonly cursor {
    int *__scope at;
};
int f(struct cursor *__scope c) { return *c->at; }
