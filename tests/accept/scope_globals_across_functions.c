// Procedures share file-scope variables, declared before or between them.
// expect: 4 21 10
#include <console.h>

static int counter;
static void up(void)
{
    counter++;
}
static int limit = 3;
static _Bool is_over(void)
{
    return counter > limit;
}
static u8 flags[2];
static void mark(int i)
{
    flags[i & 1] |= 1 << (i & 7);
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    while (!is_over())
        up();
    for (int i = 0; i < 5; i++)
        mark(i);
    console_print(c, "%d %d %d\n", counter, flags[0], flags[1]);
    return 0;
}
