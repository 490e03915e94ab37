#include <spin/safe.h>
int f(int n __ephemeral)
{
    return n;
}
