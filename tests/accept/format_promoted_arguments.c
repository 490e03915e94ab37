// Narrow arguments are promoted, floats become double, enumerators are ints.
// expect: 200 -56 65535 -1 0.5 7 1 k
// expect: 200 c8 ffff 107
#include <console.h>

enum e { FIRST = 7 };
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 200;
    i8 b = -56;
    u16 d = 65535;
    i16 f = -1;
    float g = 0.5f;
    enum e e = FIRST;
    _Bool t = 1;
    char k = 'k';
    console_print(c, "%d %d %d %d %g %d %d %c\n", a, b, d, f, g, e, t, k);
    console_print(c, "%u %x %x %d\n", a, (u8)b, (u16)f, k);
    return 0;
}
