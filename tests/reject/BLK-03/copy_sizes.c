// rule: BLK-03
// Elements of another size: the count would be that of the smaller.
#include <spin/safe.h>
void f(u32 *__array to, u16 *__array from)
{
    copy(to, from, 4);  // error: BLK-03
}
