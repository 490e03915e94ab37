// Every width and sign assigned to an unsigned short.
// expect: 65534 254 65533 9 65535 61185 57072 
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -2;
    u8 b = 254;
    i16 d = -3;
    i32 e = 65536 + 9;
    i64 f = -65537;
    u32 g = 0xabcdef01u;
    u64 h = 0x123456789abcdef0ul;
    u16 r[7];
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
