// legal neighbour of through_element
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__counted_by(n) __scope c, u32 n)
{
    int here = 1;
    *c[n - 1].at = here;
}
