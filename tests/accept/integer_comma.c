// The comma operator gives its right side.
// expect: 5 5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i = (argc, 5), j = 0;
    for (i = 0, j = 10; i < j; i++, j--)
        ;
    console_print(c, "%d %d\n", i, j);
    return 0;
}
