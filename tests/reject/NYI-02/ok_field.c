// The legal neighbour of field.c.

#include <spin/safe.h>

struct s {
    int *p;
};
int f(struct s *s)
{
    return *s->p;
}
