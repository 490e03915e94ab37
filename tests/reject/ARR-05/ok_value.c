// The legal neighbour of value.c.
#include <spin/safe.h>

struct s { int n, a[]; };
void f(struct s *to, struct s *from)
{
    to->n = from->n;
}
