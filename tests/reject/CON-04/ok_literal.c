// The legal neighbour of literal.c.

#include <spin/safe.h>

int f(char *q)
{
    copy(q, "abc", 1);
    return 0;
}
