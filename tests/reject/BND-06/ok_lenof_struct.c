// The legal neighbour of lenof_struct.c.

#include <spin/safe.h>

struct s {
    int n;
};
int f(struct s *p, int *__array q)
{
    (void)lenof(q), (void)p;
    return 0;
}
