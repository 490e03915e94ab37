// A macro's own name in its expansion stays; one macro may lead to another and back.
// expect: 6 200
#include <console.h>

static int value = 5;
static int g(int n)
{
    return n * 100;
}
#define value (value + 1)
#define f(x)  (x > 0 ? g(x - 1) : 0)
#define g(x)  f(x)
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", value, g(3));
    return 0;
}
