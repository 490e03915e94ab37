// Arguments are evaluated from left to right.
// plain: no - order of evaluation
// expect: 123
#include <spin/safe.h>
#include <console.h>

static int step;
static int tick(void)
{
    return ++step;
}
static int digits(int a, int b, int c)
{
    return a * 100 + b * 10 + c;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d\n", digits(tick(), tick(), tick()));
    return 0;
}
