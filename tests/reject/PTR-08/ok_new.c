// The legal neighbour of new.c.

#include <spin/safe.h>

struct s {
    u8 *__array bytes;
};
void f(struct s *s)
{
    s->bytes = new_array(u8, 1);
}
