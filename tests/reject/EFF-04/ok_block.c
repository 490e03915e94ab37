// legal neighbour of block
#include <spin/safe.h>
static u8 last[4];
__functional _Bool f(const u8 *__counted_by(4) __scope p)
{
    u8 mine[4];
    copy(mine, p, 4);
    mine[0] = 1;
    return last[0] == 1;
}
