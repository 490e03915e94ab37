// goto leaves several loops at once.
// expect: 0 3 7
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i, j, k = 0;
    for (i = 0; i < 10; i++)
        for (j = 0; j < 10; j++)
            while (1)
                if (++k % 7 == 0)
                    goto out;
                else if (k % 2)
                    break;
out:
    console_print(c, "%d %d %d\n", i, j, k);
    return 0;
}
