// Arguments beyond the registers arrive in order.
// expect: 385
#include <spin/safe.h>
#include <console.h>

static long weigh(int a, long b, u8 c, double d, int e, float f, long g, int h, double i, char j)
{
    return a + b * 2 + c * 3 + (long)d * 4 + e * 5 + (long)f * 6 + g * 7 + h * 8 + (long)i * 9 + j * 10;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%ld\n", weigh(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    return 0;
}
