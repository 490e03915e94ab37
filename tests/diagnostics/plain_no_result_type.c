#include <spin/safe.h>
next(int n)
{
    return n + 1;
}
