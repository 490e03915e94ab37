#include <spin/safe.h>
#include <string.h>
void f(_Bool *__array flags, const u8 *__array bytes)
{
    memcpy(flags, bytes, 4);
}
