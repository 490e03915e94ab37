// The legal neighbour of address.c.
#include <spin/safe.h>

struct s { int n, a[]; };
int f(struct s *s)
{
    int *part = &s->n;
    return *part;
}
