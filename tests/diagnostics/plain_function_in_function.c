#include <spin/safe.h>
int sum(int n)
{
    int square(int m)
    {
        return m * m;
    }
    return square(n) + n;
}
