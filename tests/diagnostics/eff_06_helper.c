#include <spin/safe.h>
static int half(int n) { return n / 2; }
__functional _Bool f(int n)
{
    return half(n) > 1;
}
