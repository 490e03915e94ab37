#include <spin/safe.h>
int f(int *p __attribute__((noescape)))
{
    return *p;
}
