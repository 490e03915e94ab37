// legal neighbour of through_survivor
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static void set(struct cursor *__scope c)
{
    int here = 1;
    *c->at = here;
}
void f(void)
{
    struct cursor c = {0};
    (void)try_call(set, &c);
}
