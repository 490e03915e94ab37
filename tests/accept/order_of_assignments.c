// The place on the left is computed before the value on the right.
// plain: no - order of evaluation
// expect: 12341 2 8
// expect: 6 2 2
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
    int v[4] = {0}, i = 0;
    v[note(1)] = note(2);
    v[note(3)] += note(4) * v[note(1)];
    console_print(c, "%d %d %d\n", log, v[1], v[3]);
    v[i++] = i + 5;
    v[i] = i = 2;
    console_print(c, "%d %d %d\n", v[0], v[1], i);
    return 0;
}
