// A procedure writes through scope parameters.
// expect: 12 7 7
#include <spin/safe.h>
#include <console.h>

static void split(int n, int *__scope quotient, u8 *__scope rest)
{
    *quotient = n / 10;
    *rest = (u8)(n % 10);
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int q;
    u8 r;
    split(123, &q, &r);
    int a[2];
    split(77, &a[1], &r);
    console_print(out, "%d %d %d\n", q, a[1], r);
    return 0;
}
