// The legal neighbour of field_of_other_struct.c.

#include <spin/safe.h>

struct other {
    u32 n;
};
struct s {
    u32 m;
    int *__counted_by(m) p;
};
int f(struct s *s, struct other *o)
{
    return s->p[0] + (int)(s->m + o->n);
}
