// rule: CST-07
// Bytes would be written over a reference: it would point wherever they say.
#include <spin/safe.h>

static int put(void *__sized_by(n) __scope p, size_t n)
{
    return p != 0 && n;
}
int f(int **__array a, int *__array b)
{
    return put(a, 8) + b[0];  // error: CST-07 "holds references or bools"
}
