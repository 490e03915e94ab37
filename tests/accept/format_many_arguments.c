// More arguments than registers, of mixed kinds, and a long line.
// expect: 1 two 3.5 4 5 6 7.25 eight 9 -10 11 12 13 fourteen f 16.5 17
// expect:  |  |   |
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %s %g %lu %c %d %g %s %x %ld %u %g %d %s %c %g %d\n", 1, "two", 3.5, 4ul,
                  '5', 6, 7.25, "eight", 9, -10l, 11u, 12.0, 13, "fourteen", 'f', 16.5, 17);
    for (int i = 0; i < 3; i++)
        console_print(c, "%*s|", i + 1, "");
    console_print(c, "\n");
    return 0;
}
