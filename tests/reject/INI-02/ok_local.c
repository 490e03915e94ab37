// The legal neighbour of local.c.

#include <spin/safe.h>

int f(void)
{
    char s[2] = "ab";
    return s[0];
}
