// The legal neighbour of bit_field.c.

#include <spin/safe.h>

struct s {
    u32 n;
    int *__counted_by(n) p;
};
int f(struct s *s)
{
    return s->p[0] + (int)s->n;
}
