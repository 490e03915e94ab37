// The legal neighbour of member.c.

#include <spin/safe.h>

struct s {
    int n;
    int a[1];
};
int f(struct s *s)
{
    return s->n;
}
