// Both branches of ?: come to a common type.
// expect: 4294967295 2.5 3
#include <spin/safe.h>
#include <console.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    long a = zero ? 1u : -1;
    double d = zero ? 1 : 2.5;
    int nested = zero ? 1 : zero ? 2 : 3;
    console_print(out, "%ld %g %d\n", a, d, nested);
    return 0;
}
