// legal neighbour of member_to_other_struct
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
struct other { int *at; };
void f(struct cursor *__scope c, int *kept)
{
    struct other o = {kept};
    *o.at = *c->at;
}
