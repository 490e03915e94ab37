// The legal neighbour of in_pointer_to_procedure.c.

#include <spin/safe.h>

int f(int (*take)(const int **x), int **p, const int **q)
{
    return take(q);
}
