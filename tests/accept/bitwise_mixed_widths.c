// & | ^ ~ of mixed widths and signs.
// expect: 240 -16 -256
// expect: 3840 0 4294967295 255
// expect: ffff0000ffff0000 ffff0000ffff0000 ffff00000000ff00
// expect: 11 3
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -16;
    u8 b = 0xf0;
    i16 d = -256;
    u32 e = 0xff;
    long f = -1;
    u64 g = 0xffff0000ffff0000ul;
    console_print(c, "%d %d %d\n", a & b, a | b, a ^ b);
    console_print(c, "%d %u %u %ld\n", d & 0xfff, d & e, d | e, d ^ f);
    console_print(c, "%lx %lx %lx\n", a & g, ~b & g, ~e ^ g);
    console_print(c, "%d %d\n", 6 & 3 | 8 ^ 1, 1 | 2 ^ 3 & 4);
    return 0;
}
