// The count may be of any type and need not be of the left operand's.
// expect: 32 12 28 18
// expect: -32 ff00ff
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u64 n = 5;
    i8 k = 3;
    u16 h = 2;
    _Bool t = 1;
    console_print(c, "%d %d %d %d\n", 1 << n, 100 >> k, 7 << h, 9 << t);
    console_print(c, "%ld %lx\n", -1l << n, 0xff00ff00ff00ff00ul >> n * 8);
    return 0;
}
