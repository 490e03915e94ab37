// A result is converted to the type of the procedure.
// expect: 255 -56 -32767 1 0
// expect: 18446744073709551615 -2 16777216.0
#include <console.h>

static u8 as_u8(int n)
{
    return n;
}
static i8 as_i8(long n)
{
    return n;
}
static i16 as_i16(u32 n)
{
    return n;
}
static _Bool as_bool(long n)
{
    return n;
}
static u64 as_u64(int n)
{
    return n;
}
static int as_int(double d)
{
    return d;
}
static float as_float(int n)
{
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d %d\n", as_u8(-1), as_i8(200), as_i16(0x18001), as_bool(1l << 40),
                  as_bool(0));
    console_print(c, "%lu %d %.1f\n", as_u64(-1), as_int(-2.9), as_float(16777217));
    return 0;
}
