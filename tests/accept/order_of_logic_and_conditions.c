// && || ?: and the comma evaluate in order and only what they need.
// expect: 234578 0 5 8
// expect: 10405 1 5
#include <console.h>

static int log;
static int note(int n)
{
    log = log * 10 + n;
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = note(0) && note(1) || note(2) && !note(3), b = note(4) ? note(5) : note(6),
        d = (note(7), note(8));
    console_print(c, "%d %d %d %d\n", log, a, b, d);
    log = 0;
    int e = note(1) || (note(2) && note(3)), f = !note(0) && (note(4), note(0)) ?: note(5);
    console_print(c, "%d %d %d\n", log, e, f);
    return 0;
}
