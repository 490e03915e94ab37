// A comparison is an int, and groups from the left.
// expect: 0 2 1 1
// expect: 0 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 3, b = 2, d = 1;
    console_print(c, "%d %d %d %d\n", a > b > d, (a > b) + (b > d), a == b == 0, a != b == 1);
    console_print(c, "%d %d\n", -1 < 0 < 1, 5 > 4 < 3);
    return 0;
}
