// Arrays made of literals can be written; each is its own copy.
// expect: lame sam
// expect: First lasty 0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char a[] = "same", b[] = "same";
    a[0] = 'l';
    b[3] = 0;
    console_print(c, "%s %s\n", a, b);
    char rows[2][6] = {"first", "last"};
    rows[1][4] = 'y';
    rows[0][0] -= 32;
    console_print(c, "%s %s %d\n", rows[0], rows[1], rows[1][5]);
    return 0;
}
