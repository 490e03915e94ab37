// *p++, (*p)++, *++p, ++*p, *p-- on elements of different widths.
// expect: 10 20 255 0 2
// expect: 0 20 20 | 10 20 0
// expect: 25 14
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 v[5] = {10, 20, 255, 40, 50}, *p = v;
    int a = *p++, b = (*p)++, d = *++p, e = ++*p;
    console_print(c, "%d %d %d %d %ld\n", a, b, d, e, p - v);
    int f = *p--, g = --*p, h = *p;
    console_print(c, "%d %d %d | %d %d %d\n", f, g, h, v[0], v[1], v[2]);
    *p++ += 5;
    *p-- = 7;
    p[1] <<= 1;
    console_print(c, "%d %d\n", v[1], v[2]);
    return 0;
}
