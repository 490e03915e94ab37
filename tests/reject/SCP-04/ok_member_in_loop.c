// legal neighbour of member_in_loop
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent, int n)
{
    int here = 1;
    struct cursor c = {lent}, next = {lent};
    int *at = lent;
    for (int i = 0; i < n; i++) {
        at = c.at;
        c = next;
        *next.at = here;
    }
    return at;
}
