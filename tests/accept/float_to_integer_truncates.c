// A float becomes an integer by dropping its fraction, towards zero.
// expect: 2 -2 0 0
// expect: 255 -128 4294967295 1000000000000000000
// expect: 18446744073709549568 65535 -32768
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const double v[] = {2.9, -2.9, 0.999, -0.999, 255.5, -128.4, 4294967295.0, 1e18};
    console_print(c, "%d %d %d %d\n", (int)v[0], (int)v[1], (int)v[2], (int)v[3]);
    console_print(c, "%d %d %u %ld\n", (u8)v[4], (i8)v[5], (u32)v[6], (i64)v[7]);
    console_print(c, "%lu %d %d\n", (u64)1.8446744073709550e19, (u16)65535.9f, (i16)-32768.9f);
    return 0;
}
