// The legal neighbour of const_member.c.

#include <spin/safe.h>

struct s {
    const int n;
    int m;
};
int f(struct s *p, int k)
{
    p->m = k;
    return 0;
}
