// rule: SUB-03
// Elements of one array would be used as references.
#include <spin/safe.h>

typedef int *__array ints;

int f(ints *__array rows)
{
    int n = 0, *__array *p = 0; // error: SUB-03
    return n + p[0][0] + rows[0][0];
}
