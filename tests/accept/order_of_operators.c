// Operands are evaluated from left to right for every operator, whatever binds tighter.
// plain: no - order of evaluation
// expect: 123456178 -2 12
// expect: 12345 1
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
    int a = note(1) + note(2) * note(3) - (note(4) + note(5));
    int b = note(6) << note(1) | note(7) & note(8);
    console_print(c, "%d %d %d\n", log, a, b);
    log = 0;
    int d = (note(1) < note(2)) + (note(3) == note(4)) * note(5);
    console_print(c, "%d %d\n", log, d);
    return 0;
}
