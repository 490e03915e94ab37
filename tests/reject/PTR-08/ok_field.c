// The legal neighbour of field.c.

#include <spin/safe.h>

struct s {
    int *__array p;
};
void f(struct s *s, int *one, int *__array many)
{
    s->p = many;
}
