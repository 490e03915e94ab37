// The legal neighbour of struct.c.

#include <spin/safe.h>

struct s { int n;
};
int f(struct s *s)
{
    return s != 0;
}
