// Every width and sign assigned to a signed short.
// expect: -128 255 -32768 -32768 32767 32767 -32768 
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -128;
    u8 b = 255;
    u16 d = 32768;
    i32 e = 98304;
    i64 f = -32769;
    u32 g = 0xffff7fffu;
    u64 h = 0x8000ul;
    i16 r[7];
    r[0] = a;
    r[1] = b;
    r[2] = d;
    r[3] = e;
    r[4] = f;
    r[5] = g;
    r[6] = h;
    for (int i = 0; i < 7; i++)
        console_print(c, "%d ", r[i]);
    console_print(c, "\n");
    return 0;
}
