// The legal neighbour of nullable_field.c.

#include <spin/safe.h>

struct s { int *p; };
int f(void)
{
    return 0;
}
