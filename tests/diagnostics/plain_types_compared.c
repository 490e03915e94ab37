#include <spin/safe.h>
_Bool same(int *a, long *b)
{
    return a == b;
}
