// The legal neighbour of block.c.
#include <spin/safe.h>

struct s { int n, a[]; };
void f(struct s *s)
{
    zero(s->a, 1);
}
