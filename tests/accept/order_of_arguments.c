// Arguments are evaluated from left to right, those of nested calls in their place.
// plain: no - order of evaluation
// expect: 12345 2445
#include <console.h>

static int log;
static int note(int n)
{
    log = log * 10 + n;
    return n;
}
static int three(int a, int b, int d)
{
    return a * 100 + b * 10 + d;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int r = three(note(1), three(note(2), note(3), note(4)), note(5));
    console_print(c, "%d %d\n", log, r);
    return 0;
}
