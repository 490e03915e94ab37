// Compound assignment computes in the common type of both sides.
// expect: 3 156 -4
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int i = 7;
    i *= 0.5;
    u8 b = 200;
    b -= 300l;
    i64 n = -8;
    n >>= 1;
    console_print(out, "%d %d %ld\n", i, b, n);
    return 0;
}
