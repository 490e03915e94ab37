// The legal neighbour of member.c.

#include <spin/safe.h>

struct s {
    int a[4];
};
int f(struct s *s)
{
    return *(&s->a[0]);
}
