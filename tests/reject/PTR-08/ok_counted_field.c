// The legal neighbour of counted_field.c.

#include <spin/safe.h>

struct s {
    u32 n;
    int *__counted_by(n) p;
};
void f(struct s *s, int *one, int *__array many)
{
    s->p = many;
}
