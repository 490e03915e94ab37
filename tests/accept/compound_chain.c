// Assignments are expressions, from right to left; each value is what was stored.
// expect: 44 44 44 44
// expect: 112 4464 70000 70000
// expect: 16 3
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a;
    i16 b;
    int d;
    long e;
    e = d = b = a = 300;
    console_print(c, "%d %d %d %ld\n", a, b, d, e);
    a = b = d = e = 70000;
    console_print(c, "%d %d %d %ld\n", a, b, d, e);
    d = 5 + (a = 260) * 2;
    d += a += 255;
    console_print(c, "%d %d\n", d, a);
    return 0;
}
