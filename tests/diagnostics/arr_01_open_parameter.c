#include <spin/safe.h>

int f(int a[])
{
    return a[1];
}
