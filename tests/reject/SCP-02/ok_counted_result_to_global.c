// legal neighbour of counted_result_to_global
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static int *__array last;
static int *__counted_by(1) __scope same(int *__counted_by(1) __scope p) { return p; }
void f(int *__counted_by(1) __scope lent)
{
    last[0] = same(lent)[0];
}
