// A static local keeps its value between calls and is private to its procedure.
// expect: 12 2
#include <spin/safe.h>
#include <console.h>

static int count(void)
{
    static int n = 10;
    return ++n;
}
static int other(void)
{
    static int n;
    return ++n;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    count();
    other();
    console_print(out, "%d %d\n", count(), other());
    return 0;
}
