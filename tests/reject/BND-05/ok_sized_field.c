// The legal neighbour of sized_field.c.

#include <spin/safe.h>

struct s {
    u32 n;
    void *p;
};
int f(struct s *s)
{
    return s->p != 0;
}
