// Lists of initialisers are evaluated from left to right as written.
// plain: no - order of evaluation
// expect: 312456 3 2 5 6 4
#include <console.h>

static int log;
static int note(int n)
{
    log = log * 10 + n;
    return n;
}
struct s {
    int a, b, d;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[3] = {note(3), note(1), note(2)};
    struct s s = {.d = note(4), .a = note(5), note(6)};
    console_print(c, "%d %d %d %d %d %d\n", log, v[0], v[2], s.a, s.b, s.d);
    return 0;
}
