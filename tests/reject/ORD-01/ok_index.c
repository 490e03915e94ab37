// legal neighbour of index
#include <spin/safe.h>
void f(int *__array a, int i)
{
    a[i++] = i;
}
