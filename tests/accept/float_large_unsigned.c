// Floats and 64-bit unsigned numbers above the signed range.
// expect: 1.8e+19 18000000000000000000 0
#include <spin/safe.h>
#include <console.h>

static u64 n = 18000000000000000000u;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    double d = (double)n;
    console_print(out, "%g %lu %d\n", d, (u64)d, (u64)1e19f > n);
    return 0;
}
