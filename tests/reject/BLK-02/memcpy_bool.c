// rule: BLK-02
// A _Bool that is neither 0 nor 1 would index past a table of two.
#include <spin/safe.h>
#include <string.h>
void f(_Bool *__array flags, const u8 *__array bytes)
{
    memcpy(flags, bytes, 4);  // error: BLK-02
}
