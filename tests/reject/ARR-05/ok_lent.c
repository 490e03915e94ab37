// The legal neighbour of lent.c.
#include <spin/safe.h>

struct s { int n, a[]; };
int f(struct s *s)
{
    return s->n;
}
