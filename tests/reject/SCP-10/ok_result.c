// legal neighbour of result
#include <spin/safe.h>
int *__array __scope f(int *__counted_by(n) __scope part, u32 n, int *__array whole)
{
    return n ? 0 : whole;
}
