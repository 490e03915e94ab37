// The legal neighbour of in_pointer_to_procedure.c.

#include <spin/safe.h>

int f(int (*take)(int *x), const int *p, int *q)
{
    return take(q);
}
