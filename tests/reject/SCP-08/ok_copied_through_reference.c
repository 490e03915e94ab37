// legal neighbour of copied_through_reference
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope to)
{
    int here = 1;
    struct cursor c = {&here};
    *to = (struct cursor){0}, (void)c;
}
