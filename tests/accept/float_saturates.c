// A float becomes the nearest integer there is; not-a-number becomes 0.
// plain: no - conversions of floats out of range
// expect: 2147483647 -2147483648 0 9223372036854775807 18446744073709551615 0
// expect: 255 -128 3
#include <spin/safe.h>
#include <console.h>

static double big = 1e30, zero = 0;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    double nan = zero / zero;
    console_print(out, "%d %d %u %ld %lu %d\n", (int)big, (int)-big, (u32)-big, (i64)big, (u64)big, (int)nan);
    console_print(out, "%d %d %d\n", (u8)300.7, (i8)-1000.0, (u16)3.99);
    return 0;
}
