// legal neighbour of through_parameter_lent
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope c, int *__scope lent)
{
    *c->at = *lent;
}
