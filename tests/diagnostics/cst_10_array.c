#include <spin/safe.h>

int f(u32 *__array b, void *p)
{
    (void)as_array(u8, b), (void)p;
    return 0;
}
