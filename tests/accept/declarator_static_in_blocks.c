// Static locals of one name in two blocks and two functions are different variables.
// expect: 21 202133
#include <console.h>

static int first(void)
{
    static int n = 10;
    return n++;
}
static int second(void)
{
    static int n = 20;
    {
        static int n = 30;
        n++;
        if (n > 32)
            return n;
    }
    return n++;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = first() + first();
    int b = second();
    b = b * 100 + second();
    b = b * 100 + second();
    console_print(c, "%d %d\n", a, b);
    return 0;
}
