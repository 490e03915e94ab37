// A conditional may choose a struct.
// expect: 2
#include <spin/safe.h>
#include <console.h>

struct big { int a[10]; };
static int zero;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct big x = {{1}}, y = {{2}};
    struct big z = zero ? x : y;
    console_print(out, "%d\n", z.a[0]);
    return 0;
}
