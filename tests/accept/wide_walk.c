// A bounded local moves over its array, also past the end and back.
// expect: 169410 3
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int *a = new_array(int, 5);
    for (int i = 0; i < 5; i++)
        a[i] = i * i;
    int *p = a + 5;
    int sum = 0;
    while (p > a)
        sum = sum * 10 + *--p;
    console_print(out, "%d %ld\n", sum, (a + 3) - a);
    return 0;
}
