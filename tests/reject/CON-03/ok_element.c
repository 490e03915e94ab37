// The legal neighbour of element.c.

#include <spin/safe.h>

struct s {
    int a[4];
};
int f(const void *p, int k)
{
    k = as(struct s, p)->a[1];
    return 0;
}
