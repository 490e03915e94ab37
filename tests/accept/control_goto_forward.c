// goto out of nested loops.
// expect: 6 7
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i, j = 0;
    for (i = 0; i < 10; i++)
        for (j = 0; j < 10; j++)
            if (i * j == 42)
                goto found;
found:
    console_print(c, "%d %d\n", i, j);
    return 0;
}
