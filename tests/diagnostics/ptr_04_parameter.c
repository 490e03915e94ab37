#include <spin/safe.h>

int f(int (*p)[4])
{
    return p != 0;
}
