#include <spin/safe.h>
struct __stackonly cursor {
    int *__scope at;
};
void advance(struct cursor *__scope c, int n)
{
    int steps = n, *counter = &steps;
    c->at = counter;
}
