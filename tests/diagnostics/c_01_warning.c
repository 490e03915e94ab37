#include <spin/safe.h>
int f(int n)
{
    int last;
    return n + last;
}
