// goto may leave loops and go back.
// expect: 21 3
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int n = 0, rounds = 0;
again:
    for (int i = 0; i < 10; i++) {
        n += i;
        if (n > 20)
            goto out_of_loop;
    }
out_of_loop:
    if (++rounds < 3)
        goto again;
    console_print(out, "%d %d\n", n, rounds);
    return 0;
}
