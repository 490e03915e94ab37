#include <spin/safe.h>
int sign(int n)
{
    if (n < 0) {
        return -1;
    return n > 0;
}
