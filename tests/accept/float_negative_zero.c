// -0.0 keeps its sign.
// expect: -0.0 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    f64 z = -(f64)(argc - 1);
    console_print(c, "%.1f %d\n", z, z == 0.0);
    return 0;
}
