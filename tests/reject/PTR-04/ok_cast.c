// The legal neighbour of cast.c.

#include <spin/safe.h>

typedef int row[4];
int f(int *__array p)
{
    return (int *)p != 0;
}
