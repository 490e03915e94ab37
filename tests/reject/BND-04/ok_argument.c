// The legal neighbour of argument.c.

#include <spin/safe.h>

struct s {
    u32 n;
    int *__counted_by(n) p;
    int *__array q;
};
typedef int *__array row;
static void set(row *__scope place)
{
    *place = 0;
}
void f(struct s *s)
{
    set(&s->q);
}
