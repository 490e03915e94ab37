// The legal neighbour of scalar.c.

#include <spin/safe.h>

static int n;
static struct s {
    int a;
} one;
static struct s *p = &one;
int f(void)
{
    return p != 0 && n && one.a;
}
