// rule: CST-07
// A bool that is neither 0 nor 1 would lead a switch out of its table.
#include <spin/safe.h>

static int put(void *__sized_by(n) __scope p, size_t n)
{
    return p != 0 && n;
}
int f(_Bool *__array a, u8 *__array b)
{
    return put(a, 8) + b[0];  // error: CST-07 "holds references or bools"
}
