// Compound shifts of narrow variables: done as int, kept as the narrow type.
// expect: 2 -126 2 -32766 2 1099511627776
// expect: 1 -63 1 -16383 1 2
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 0x81;
    i8 b = 0x41;
    u16 d = 0x8001;
    i16 e = 0x4001;
    u32 f = 0x80000001u;
    i64 g = 1;
    a <<= 1;
    b <<= 1;
    d <<= 1;
    e <<= 1;
    f <<= 1;
    g <<= 40;
    console_print(c, "%d %d %d %d %u %ld\n", a, b, d, e, f, g);
    a >>= 1;
    b >>= 1;
    d >>= 1;
    e >>= 1;
    f >>= 1;
    g >>= 39;
    console_print(c, "%d %d %d %d %u %ld\n", a, b, d, e, f, g);
    return 0;
}
