// Static locals start once.
// expect: 7
#include <console.h>

static int next(void)
{
    static int n = 5;
    return n++;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    next();
    next();
    console_print(c, "%d\n", next());
    return 0;
}
