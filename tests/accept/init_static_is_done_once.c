// A static local starts with its constant, keeps its value, and is not set again.
// expect: 1011
// expect: 1033
// expect: 1066
// expect: 1109
// expect: 1162
#include <console.h>

static int tick(int by)
{
    static int total = 100, calls;
    static int log[3];
    total += by;
    log[calls % 3] = by;
    calls++;
    return total * 10 + log[0] + log[1] + log[2];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 1; i <= 5; i++)
        console_print(c, "%d\n", tick(i));
    return 0;
}
