// The legal neighbour of in_statement_expression.c.

#include <spin/safe.h>

int f(const int *p, int *q)
{
    int *x = ({ q; });
    return x != 0;
}
