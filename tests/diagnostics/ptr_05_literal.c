#include <spin/safe.h>

int f(void)
{
    return &"abc" != 0;
}
