#include <spin/safe.h>
int find(int n)
{
    if (n > 3)
        goto found;
    return 0;
}
