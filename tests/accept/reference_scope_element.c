// A scope reference to an element.
// expect: 3 2 1
#include <console.h>

static void swap(int *__scope a, int *__scope b)
{
    int t = *a;
    *a = *b;
    *b = t;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[3] = {1, 2, 3};
    swap(&v[0], &v[2]);
    console_print(c, "%d %d %d\n", v[0], v[1], v[2]);
    return 0;
}
