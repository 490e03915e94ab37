#include <spin/safe.h>
void f(u32 *__array to, u16 *__array from)
{
    copy(to, from, 4);
}
