#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[10]++;
    return a[0];
}
