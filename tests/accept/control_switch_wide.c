// 64-bit and unsigned case values.
// expect: 1 2 3 4
#include <console.h>

static int f(u64 x)
{
    switch (x) {
    case 0:
        return 1;
    case 0xffffffffffffffff:
        return 2;
    case 1ul << 40:
        return 3;
    }
    return 4;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", f(0), f(-1ul), f(1099511627776), f(5));
    return 0;
}
