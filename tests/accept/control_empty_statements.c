// Empty statements, empty blocks and blocks in blocks.
// expect: 2
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 1;
    ;
    {};
    {
        {
            {
                n++;
            };
        }
    }
    if (n) {
    } else
        n = 9;
    if (!n)
        ;
    {
        int n = 5;
        {
            n++;
        }
        if (n == 6) {
            int n = 7;
            (void)n;
        }
    }
    console_print(c, "%d\n", n);
    return 0;
}
