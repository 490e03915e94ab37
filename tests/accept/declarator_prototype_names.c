// Parameters in prototypes without names, with other names, and redeclared.
// expect: 42
#include <console.h>

static int join(int, int);
static int join(int high, int low);
static int join(int a, int b)
{
    return a * 10 + b;
}
static void nothing(void);
static void nothing(void)
{
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    nothing();
    console_print(c, "%d\n", join(4, 2));
    return 0;
}
