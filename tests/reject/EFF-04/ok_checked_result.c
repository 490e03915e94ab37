// legal neighbour of checked_result
#include <spin/safe.h>
static int sum;
__functional _Bool f(int a, int b)
{
    int mine = sum;
    return add_ok(a, b, &mine) && mine;
}
