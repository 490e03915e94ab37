// Bit-fields of _Bool and of enums.
// expect: 1 2 1 0
// expect: 0 1 0 4
#include <console.h>

enum state { OFF, ON, BROKEN };
struct f {
    _Bool a : 1;
    enum state s : 3;
    _Bool b : 1;
    u32 rest : 10;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct f f = {.a = 4, .s = BROKEN};
    f.b = 0.5;
    console_print(c, "%d %d %d %d\n", f.a, f.s, f.b, f.rest);
    f.a = !f.a;
    f.s = f.s - 1;
    f.rest = 1023 + 5;
    f.b = f.rest & 2;
    console_print(c, "%d %d %d %d\n", f.a, f.s == ON, f.b, f.rest);
    return 0;
}
