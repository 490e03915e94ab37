// The value of an assignment has the type of its left side.
// expect: 256 -57 0 2
// expect: 7 14 1
// expect: 527 5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a;
    i8 b;
    float f;
    int i;
    _Bool t;
    console_print(c, "%d %d %g %d\n", (a = 511) + 1, (b = 200) - 1, (f = 16777217) - 16777216,
                  (t = 8) + 1);
    i = (a = -1) > 0;
    int j = (i = 7.9) * 2;
    console_print(c, "%d %d %lu\n", i, j, sizeof(a = 5));
    while ((a -= 50) > 50)
        i += a;
    console_print(c, "%d %d\n", i, a);
    return 0;
}
