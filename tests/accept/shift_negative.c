// A right shift of a negative number keeps the sign.
// expect: -5 -16 15
#include <spin/safe.h>
#include <console.h>

static int minus = -17;
static i8 small = -128;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d %u\n", minus >> 2, small >> 3, (u32)minus >> 28);
    return 0;
}
