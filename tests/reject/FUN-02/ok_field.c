// The legal neighbour of field.c.

#include <spin/safe.h>

struct s {
    void (*done)(void);
};
int f(struct s *s)
{
    return s->done != 0;
}
