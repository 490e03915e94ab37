// Bit-fields promote to int where it holds them; assignments give what was kept.
// expect: 7 -4 7
// expect: 1 1 1
// expect: 7 8 -3 -9
// expect: 1 -3 1
#include <console.h>

struct f {
    u32 a : 4;
    i32 b : 4;
    u32 d : 32;
    u32 e : 31;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct f f = {15, -8, ~0u, 0x7fffffff};
    int kept = f.a = 23, negative = f.b = 12;
    console_print(c, "%d %d %u\n", kept, negative, f.a);
    console_print(c, "%d %d %d\n", f.a - 8 < 0, f.d - 1 > 0, f.e - 0x7fffffff - 1 < 0);
    int old = f.a++, now = ++f.b;
    console_print(c, "%d %d %d %d\n", old, f.a, now, ~f.a);
    f.a <<= 2;
    f.b >>= 1;
    f.a |= 1;
    f.b ^= 3;
    console_print(c, "%d %d %d\n", f.a, f.b, f.a ? 1 : 0);
    return 0;
}
