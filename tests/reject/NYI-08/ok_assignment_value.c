// The legal neighbour of assignment_value.c.

#include <spin/safe.h>

struct s {
    u32 n;
    int *__counted_by(n) p;
};
int f(struct s *s, int *__array a)
{
    s->p = a; int *p = s->p;
    return p[0];
}
