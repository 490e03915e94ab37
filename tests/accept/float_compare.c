// Comparisons, NaN among them.
// expect: 0 1 0 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    f64 zero = argc - 1, nan = zero / zero;
    console_print(c, "%d %d %d %d\n", nan == nan, nan != nan, nan < 1, 1.0 / zero > 1e300);
    return 0;
}
