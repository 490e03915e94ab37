// Every part of for may be missing, declare several, or be a list of expressions.
// expect: 0 9
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 0, i = 0;
    for (;;)
        if (++i > 3)
            break;
    for (; i < 6;)
        i++;
    for (int a = 0, b = 10, *__scope p = &n; a < b; a++, b -= 2)
        *p += b;
    for (struct { int x, y; } s = {1, 2}; s.x < 5; s.x += s.y)
        n += s.x * 100;
    for (i = 0; n > 0; n /= 2, i++)
        ;
    console_print(c, "%d %d\n", n, i);
    return 0;
}
