// The legal neighbour of copy.c.

#include <spin/safe.h>

int f(const int *__array p, int *__array q)
{
    copy(q, p, 1);
    return 0;
}
