// A switch whose body is one labelled statement, and one with an empty body.
// expect: 3 2
#include <console.h>

static int only(int n)
{
    int r = 0;
    switch (n)
    case 3:
        r = 1;
    switch (n) {
    }
    switch (n + 1)
    default: r += 2; return r;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", only(3), only(4));
    return 0;
}
