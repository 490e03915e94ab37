// The legal neighbour of counted_field.c.

#include <spin/safe.h>

struct s {
    int *__array p;
    u32 n;
    int *__counted_by(n) q;
};
void f(struct s *s)
{
    s->q[0] -= 1;
}
