// Every width and sign assigned to a signed char: the low eight bits, with their sign.
// expect: -128 -128 127 -1 127 -128 -128 -100 
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 128;
    i16 b = 384;
    i32 d = -129;
    i64 e = 255;
    u16 f = 32895;
    u32 g = 4294967168u;
    u64 h = ~0ul << 7;
    char k = -100;
    i8 r[8];
    r[0] = a;
    r[1] = b;
    r[2] = d;
    r[3] = e;
    r[4] = f;
    r[5] = g;
    r[6] = h;
    r[7] = k;
    for (int i = 0; i < 8; i++)
        console_print(c, "%d ", r[i]);
    console_print(c, "\n");
    return 0;
}
