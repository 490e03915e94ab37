// A loop between two pointers.
// expect: 30
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int *v = new_array(int, 5), s = 0;
    for (int *p = v; p < v + 5; p++)
        *p = (int)(p - v) * 3;
    for (const int *p = v, *end = v + 5; p != end; p++)
        s += *p;
    console_print(c, "%d\n", s);
    return 0;
}
