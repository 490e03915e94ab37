#include <spin/safe.h>

int f(int n)
{
    return new_flex(int, n) != 0;
}
