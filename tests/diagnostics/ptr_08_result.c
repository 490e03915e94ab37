#include <spin/safe.h>

int *__array f(int *one, int *__array many)
{
    return one;
}
