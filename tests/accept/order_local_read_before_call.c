// A local read on the left keeps its value when the right side changes it.
// plain: no - order of evaluation
// expect: 11 15
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int x = 1;
    int sum = x + (x = 10);
    int y = 5;
    int product = y * ({ y = 2; y + 1; });
    console_print(out, "%d %d\n", sum, product);
    return 0;
}
