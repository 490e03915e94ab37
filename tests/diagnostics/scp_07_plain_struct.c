#include <spin/safe.h>
struct cursor {
    int *__scope at;
};
int f(struct cursor *__scope c)
{
    return *c->at;
}
