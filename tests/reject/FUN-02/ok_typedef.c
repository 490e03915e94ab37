// The legal neighbour of typedef.c.

#include <spin/safe.h>

typedef int op(void);
int f(op *p)
{
    return p != 0;
}
