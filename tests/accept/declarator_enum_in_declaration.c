// An enum is defined where it is first used; its constants are visible from there on.
// expect: 6 23 10 1 0
#include <console.h>

static enum colour { RED, GREEN = 5, BLUE } paint = BLUE;
static enum level { LOW = 10, HIGH = 20 } code(int n)
{
    return n + HIGH;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    enum { INNER = GREEN * 2 } e = INNER;
    struct {
        enum state { OFF, ON } s;
        int n;
    } machine = {ON, OFF};
    console_print(c, "%d %d %d %d %d\n", paint, code(3), e, machine.s, machine.n);
    return 0;
}
