// legal neighbour of copied_to_element
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__counted_by(n) __scope to, u32 n)
{
    int here = 1;
    struct cursor c = {&here};
    c = to[n - 1];
}
