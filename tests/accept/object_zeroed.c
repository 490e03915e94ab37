// A new object is zero, all of it.
// expect: 0 1 0
#include <spin/safe.h>
#include <console.h>

struct big { int a[100]; struct big *next; double d; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct big *b = new(struct big);
    int sum = 0;
    for (int i = 0; i < 100; i++)
        sum += b->a[i];
    console_print(out, "%d %d %g\n", sum, b->next == NULL, b->d);
    return 0;
}
