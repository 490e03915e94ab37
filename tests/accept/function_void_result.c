// Procedures without a result.
// expect: 7
#include <console.h>

static int n;
static void bump(int by)
{
    if (by < 0)
        return;
    n += by;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    bump(3);
    bump(-5);
    (void)bump(4);
    console_print(c, "%d\n", n);
    return 0;
}
