// The legal neighbour of no_member.c.
#include <spin/safe.h>

struct s { int n, a[]; };
struct s *f(int n)
{
    return new_flex(struct s, n);
}
