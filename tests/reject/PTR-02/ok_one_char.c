// The legal neighbour of one_char.c.

#include <spin/safe.h>

int f(char *__scope p)
{
    p[0] = 0;
    return 0;
}
