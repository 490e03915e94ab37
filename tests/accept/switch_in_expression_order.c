// The operand is evaluated once, before any label is looked at.
// expect: one other zero one 4
#include <console.h>

static int calls;
static int next(void)
{
    return ++calls;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 4; i++)
        switch (next() % 3) {
        case 0: console_print(c, "zero "); break;
        case 1: console_print(c, "one "); break;
        default: console_print(c, "other ");
        }
    console_print(c, "%d\n", calls);
    return 0;
}
