// legal neighbour of argument_local
#include <spin/safe.h>
static int length(int *__counted_by(3) __scope all) { return (int)lenof(all); }
int f(void)
{
    int here[3] = {1, 2, 3};
    return length(here);
}
