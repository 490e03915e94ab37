#include <spin/safe.h>

int f()
{
    return 0;
}
