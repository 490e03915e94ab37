#include <spin/safe.h>
int twice(int n)
{
    int result = 2 * n
    return result;
}
