// Each part of a for may be missing.
// expect: 3 18
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int i = 0, n = 0;
    for (;;) {
        if (++i > 5)
            break;
        n += i;
    }
    for (; i > 3;)
        i--;
    for (int k = 0; k < 3; n += k, k++)
        ;
    console_print(out, "%d %d\n", i, n);
    return 0;
}
