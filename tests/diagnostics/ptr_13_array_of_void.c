#include <spin/safe.h>

int f(int n)
{
    (void)new_array(void, n);
    return 0;
}
