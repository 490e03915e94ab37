// legal neighbour of argument_lent
#include <spin/safe.h>
static int length(int *__counted_by(1) __scope all) { return (int)lenof(all); }
int f(int *__counted_by(n) __scope part, u32 n)
{
    return length(part);
}
