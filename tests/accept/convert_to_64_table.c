// Every width and sign assigned to long and unsigned long: signed ones are extended by their sign.
// expect: -1 ffffffffffffffff
// expect: 255 ff
// expect: -300 fffffffffffffed4
// expect: 65535 ffff
// expect: -2147483648 ffffffff80000000
// expect: 4294967295 ffffffff
// expect: -1 ffffffffffffffff
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -1;
    u8 b = 255;
    i16 d = -300;
    u16 e = 65535;
    i32 f = -2147483647 - 1;
    u32 g = 4294967295u;
    char h = -1;
    i64 s[7];
    u64 u[7];
    s[0] = a;
    s[1] = b;
    s[2] = d;
    s[3] = e;
    s[4] = f;
    s[5] = g;
    s[6] = h;
    u[0] = a;
    u[1] = b;
    u[2] = d;
    u[3] = e;
    u[4] = f;
    u[5] = g;
    u[6] = h;
    for (int i = 0; i < 7; i++)
        console_print(c, "%ld %lx\n", s[i], u[i]);
    return 0;
}
