// A float out of range becomes the nearest end of the range, NaN 0.
// plain: no - conversions of floats out of range
// expect: 2147483647 4294967295 10000000000 10000000000 255 32767
// expect: -2147483648 0 -10000000000 0 0 -32768
// expect: 2147483647 4294967295 9223372036854775807 18446744073709551615 255 32767
// expect: -2147483648 0 -9223372036854775808 0 0 -32768
// expect: -1 0 -1 0 0 -1
// expect: 256 256 256 256 255 256
// expect: 0 9223372036854775807 -2147483648
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const double v[] = {1e10, -1e10, 1e300, -1e300, -1, 256.5};
    for (int i = 0; i < 6; i++)
        console_print(c, "%d %u %ld %lu %d %d\n", (int)v[i], (u32)v[i], (i64)v[i], (u64)v[i],
                      (u8)v[i], (i16)v[i]);
    double zero = 0;
    console_print(c, "%d %ld %d\n", (int)(zero / zero), (i64)(1 / zero), (int)-1e30f);
    return 0;
}
