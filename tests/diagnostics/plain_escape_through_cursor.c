#include <spin/safe.h>
struct __stackonly cursor {
    int *__scope best;
};
static void look(struct cursor *__scope c, int n)
{
    int mine = n;
    if (mine > *c->best)
        c->best = &mine;
}
int f(int n)
{
    struct cursor c = {&n};
    look(&c, n);
    return *c.best;
}
