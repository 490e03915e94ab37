// The legal neighbour of aligned_member.c.

#include <spin/safe.h>

struct s {
    char c;
    int n;
};
int f(struct s *s)
{
    return s->n;
}
