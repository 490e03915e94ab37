// The limit and the counter change in the body.
// expect: 60 7
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 0, limit = 10;
    for (int i = 0; i < limit; i++) {
        if (i % 3 == 0)
            limit--;
        if (i == 4)
            i++;
        n = n * 2 + i;
    }
    console_print(c, "%d %d\n", n, limit);
    return 0;
}
