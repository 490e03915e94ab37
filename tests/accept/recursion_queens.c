// Eight queens by backtracking over three words of bits.
// expect: 2 10 4 40 92 
#include <console.h>

static int place(u32 rows, u32 down, u32 up, int n)
{
    u32 all = (1u << n) - 1;
    if (rows == all)
        return 1;
    int found = 0;
    for (u32 unused = all & ~(rows | down | up); unused; unused &= unused - 1) {
        u32 bit = unused & -unused;
        found += place(rows | bit, (down | bit) << 1, (up | bit) >> 1, n);
    }
    return found;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int n = 4; n <= 8; n++)
        console_print(c, "%d ", place(0, 0, 0, n));
    console_print(c, "\n");
    return 0;
}
