// Every width and sign assigned to int and unsigned int.
// expect: -1 4294967295
// expect: 200 200
// expect: -300 4294966996
// expect: 65535 65535
// expect: 2147483647 2147483647
// expect: 1985229328 1985229328
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -1;
    u8 b = 200;
    i16 d = -300;
    u16 e = 65535;
    i64 f = -2147483649l;
    u64 g = 0xfedcba9876543210ul;
    i32 s[6];
    u32 u[6];
    s[0] = a;
    s[1] = b;
    s[2] = d;
    s[3] = e;
    s[4] = f;
    s[5] = g;
    u[0] = a;
    u[1] = b;
    u[2] = d;
    u[3] = e;
    u[4] = f;
    u[5] = g;
    for (int i = 0; i < 6; i++)
        console_print(c, "%d %u\n", s[i], u[i]);
    return 0;
}
