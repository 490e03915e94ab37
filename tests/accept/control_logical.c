// && and || evaluate only what they need.
// expect: 0 1 1 5
#include <console.h>

static int calls;
static int yes(int r)
{
    calls++;
    return r;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = yes(0) && yes(1), b = yes(2) || yes(0), d = yes(1) && (yes(0) || yes(3));
    console_print(c, "%d %d %d %d\n", a, b, d, calls);
    return 0;
}
