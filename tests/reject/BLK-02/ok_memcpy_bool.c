// legal neighbour of memcpy_bool
#include <spin/safe.h>
#include <string.h>
void f(u8 *__array flags, const u8 *__array bytes)
{
    memcpy(flags, bytes, 4);
}
