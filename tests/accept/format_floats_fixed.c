// %f and %F: precision, rounding, flags, large and small values.
// expect: [3.141590] [2] [0.2] [0.1000000000]
// expect: [0] [2] [4] [2.67]
// expect: [      3.14] [3.14      ] [-000003.14] [+2.0] [ 2.0]
// expect: [1000000000000000.000000] [-0.000000] [123456789.988]
// expect: [3.] [-0.000000] [1.500000]
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "[%f] [%.0f] [%.1f] [%.10f]\n", 3.14159, 2.5, 0.25, 0.1);
    console_print(c, "[%.0f] [%.0f] [%.0f] [%.2f]\n", 0.5, 1.5, 3.5, 2.675);
    console_print(c, "[%10.2f] [%-10.2f] [%010.2f] [%+.1f] [% .1f]\n", 3.14159, 3.14159, -3.14159,
                  2.0, 2.0);
    console_print(c, "[%f] [%f] [%.3f]\n", 1e15, -1e-7, 123456789.9876);
    console_print(c, "[%#.0f] [%f] [%F]\n", 3.0, -0.0, 1.5);
    return 0;
}
