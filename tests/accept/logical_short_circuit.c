// && and || stop as soon as the answer is known.
// expect: 0 1 0 1 calls 3
#include <spin/safe.h>
#include <console.h>

static int calls;
static int yes(void)
{
    calls++;
    return 5;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int a = 0 && yes();
    int b = 1 || yes();
    int c = yes() && !yes();
    int d = yes() || yes();
    console_print(out, "%d %d %d %d calls %d\n", a, b, c, d, calls);
    return 0;
}
