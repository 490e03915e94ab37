// ?: without a middle evaluates once.
// expect: 1 7 1
#include <console.h>

static int calls;
static int count(void)
{
    return ++calls;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int x = count() ?: 100, y = 0 ?: 7;
    console_print(c, "%d %d %d\n", x, y, calls);
    return 0;
}
