// The legal neighbour of alone.c.
#include <spin/safe.h>

struct s {
    int n, a[];
};
int f(struct s *s)
{
    return s != 0;
}
