// The legal neighbour of element.c.

#include <spin/safe.h>

static const char names[2][3] = {"abc", "e"};
int f(void)
{
    return names[0][0];
}
