#include <spin/safe.h>
void clear(const u8 *__counted_by(n) __scope p, u32 n)
{
    for (u32 i = 0; i < n; i++)
        p[i] = 0;
}
