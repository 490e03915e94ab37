// The legal neighbour of new_array.c.
#include <spin/safe.h>

struct s { int n, a[]; };
struct s *f(int n)
{
    return new_flex(struct s, n);
}
