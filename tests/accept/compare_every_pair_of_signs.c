// -1 and the largest value of each type, compared across types.
// expect: 0101111 000000 01111 0000 111 00 1
// expect: 1100 011
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -1;
    u8 b = 255;
    i16 d = -1;
    u16 e = 65535;
    int f = -1;
    u32 g = 4294967295u;
    long h = -1;
    u64 k = ~0ul;
    console_print(c, "%d%d%d%d%d%d%d ", a == b, a == d, a == e, a == f, a == g, a == h, a == k);
    console_print(c, "%d%d%d%d%d%d ", b == d, b == e, b == f, b == g, b == h, b == k);
    console_print(c, "%d%d%d%d%d ", d == e, d == f, d == g, d == h, d == k);
    console_print(c, "%d%d%d%d ", e == f, e == g, e == h, e == k);
    console_print(c, "%d%d%d %d%d %d\n", f == g, f == h, f == k, g == h, g == k, h == k);
    console_print(c, "%d%d%d%d %d%d%d\n", a < b, d < e, f < g, h<k, f<0u, g> h, b> f);
    return 0;
}
