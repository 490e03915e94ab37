// legal neighbour of copy_sizes
#include <spin/safe.h>
void f(u32 *__array to, u16 *__array from)
{
    to[0] = from[0];
}
