// goto past declarations: a variable that is jumped over was never set, one behind is.
// expect: 13 8
#include <console.h>

static int jump(int n)
{
    int r = 1;
    if (n)
        goto behind;
    int a = 5;
    r += a;
behind:;
    int b = 7;
    return r + b;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", jump(0), jump(1));
    return 0;
}
