// legal neighbour of through_parameter
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope c)
{
    int here = 1;
    *c->at = here;
}
