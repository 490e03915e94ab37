// legal neighbour of copy_operation
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope to, int *__scope lent)
{
    struct cursor c = {lent};
    c = *to;
}
