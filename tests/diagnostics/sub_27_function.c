#include <spin/safe.h>
int __sc_mine(int n)
{
    return n;
}
