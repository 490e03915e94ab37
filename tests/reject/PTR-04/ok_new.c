// The legal neighbour of new.c.

#include <spin/safe.h>

typedef int row[4];
int f(void)
{
    return new_array(int, 4) != 0;
}
