// goto into a block skips nothing that is unsafe.
// expect: 5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 0;
    goto inside;
    {
        int x;
        n = 100;
    inside:
        x = 5;
        n += x;
    }
    console_print(c, "%d\n", n);
    return 0;
}
