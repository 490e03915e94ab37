// The legal neighbour of argument.c.

#include <spin/safe.h>

struct s {
    int a[4];
};
static int sum(const int *__counted_by(4) __scope p)
{
    return p[3];
}
int f(struct s *s, struct s *t)
{
    return sum((s ? s : t)->a);
}
