#include <spin/safe.h>

int f(int *p)
{
    free(f);
    return *p;
}
