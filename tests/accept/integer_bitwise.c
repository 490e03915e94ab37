// And, or, xor, complement on mixed widths.
// expect: 240 -2 ff00ff00ff00fe ffffff0f
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 0xf0;
    i32 b = -2;
    u64 d = 0xff00ff00ff00ff00;
    console_print(c, "%d %d %lx %x\n", a & b, a | b, d ^ (u64)b, ~(u32)a);
    return 0;
}
