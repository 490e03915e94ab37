// One declaration of variables and procedures; several procedures in one.
// expect: 2 40
#include <console.h>

static int a = 1, f(int n), g(void), v[2] = {3, 4};
static int f(int n)
{
    return n + a;
}
static int g(void)
{
    return v[1] * 10;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", f(1), g());
    return 0;
}
