#include <spin/safe.h>
int f(int i)
{
    return ++i + (i = 3);
}
