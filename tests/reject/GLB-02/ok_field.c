// The legal neighbour of field.c.

#include <spin/safe.h>

struct s {
    int a, b;
};
static struct s one;
struct ref {
    int *p;
    struct s *s;
};
static struct ref r = {.s = &one};
int f(void)
{
    return r.p == 0;
}
