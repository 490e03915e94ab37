// Every comparison with not-a-number is false but !=.
// expect: 0 1 0 0 1
#include <spin/safe.h>
#include <console.h>

static double zero;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    double n = zero / zero;
    console_print(out, "%d %d %d %d %d\n", n == n, n != n, n < 1, n >= 1, !(n < 1));
    return 0;
}
