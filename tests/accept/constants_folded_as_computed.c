// The same expressions folded at compile time and computed at run time.
// expect: 17 of 17
// expect: -3 -2147483648 -56
#include <console.h>

static int ic(int n)
{
    return n;
}
static const int folded[] = {7 / 2,     -7 / 2,  -7 % 3,  1 << 5,         -16 >> 2, ~5,
                             !3,        5 & 6,   5 | 6,   5 ^ 6,          3 > 2,    3 == 4,
                             1 ? 2 : 3, (u8)300, (i8)200, 0x7fffffff + 1, 'a' * 2};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int now[] = {
        ic(7) / 2,     ic(-7) / 2,  ic(-7) % 3,  ic(1) << 5,         ic(-16) >> 2, ~ic(5),
        !ic(3),        ic(5) & 6,   ic(5) | 6,   ic(5) ^ 6,          ic(3) > 2,    ic(3) == 4,
        ic(1) ? 2 : 3, (u8)ic(300), (i8)ic(200), ic(0x7fffffff) + 1, ic('a') * 2};
    int same = 0;
    for (u32 i = 0; i < sizeof folded / sizeof *folded; i++)
        same += folded[i] == now[i];
    console_print(c, "%d of %lu\n", same, sizeof folded / sizeof *folded);
    console_print(c, "%d %d %d\n", folded[1], folded[15], folded[14]);
    return 0;
}
