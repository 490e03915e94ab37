// The legal neighbour of in_procedure_type.c.

#include <spin/safe.h>

typedef int (*op)(int a[4]);
int f(op p)
{
    return p != 0;
}
