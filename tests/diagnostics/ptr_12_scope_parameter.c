#include <spin/safe.h>

int f(int *__scope p)
{
    return &p != 0;
}
