// legal neighbour of argument_cursor
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void keep(struct cursor *__scope c) { (void)c; }
void f(int *__scope lent)
{
    struct cursor c = {lent};
    keep(&c);
}
