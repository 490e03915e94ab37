// Names of the C library are free for a program's own procedures and variables.
// expect: 4 2 4 42 0.5 12
#include <console.h>

static int abs(int n)
{
    return n < 0 ? -n : n;
}
static int puts(int n)
{
    return n + 1;
}
static int strlen(const char *s)
{
    int n = 0;
    while (s[n])
        n++;
    return n;
}
static int exit(int n)
{
    return n * 2;
}
static double sin(double x)
{
    return x / 2;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int malloc = 3, errno = 4, stdin = 5;
    console_print(c, "%d %d %d %d %g %d\n", abs(-4), puts(1), strlen("four"), exit(21), sin(1),
                  malloc + errno + stdin);
    return 0;
}
