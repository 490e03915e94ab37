// Every width and sign assigned to an unsigned char keeps the low eight bits.
// expect: 255 0 255 127 0 255 7 1 
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -1;
    i16 b = -256;
    i32 d = 511;
    i64 e = -129;
    u16 f = 65280;
    u32 g = 4294967295u;
    u64 h = 1ul << 40 | 7;
    _Bool t = 5;
    u8 r[8];
    r[0] = a;
    r[1] = b;
    r[2] = d;
    r[3] = e;
    r[4] = f;
    r[5] = g;
    r[6] = h;
    r[7] = t;
    for (int i = 0; i < 8; i++)
        console_print(c, "%d ", r[i]);
    console_print(c, "\n");
    return 0;
}
