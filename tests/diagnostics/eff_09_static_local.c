#include <spin/safe.h>
__functional int f(int n)
{
    static int last;
    return last + n;
}
