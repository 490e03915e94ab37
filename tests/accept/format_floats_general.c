// %g and %G: the shorter of both forms, without trailing zeros unless asked.
// expect: [100000] [1e+06] [0.0001] [1e-05] [0]
// expect: [1E-10] [1.23e+03] [0.3333333333] [6] [1.50000]
// expect: [       2.5] [2.5       ] [+2.5] [0.10000000000000001]
// expect: [0.1] [0.100000001]
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "[%g] [%g] [%g] [%g] [%g]\n", 100000.0, 1000000.0, 0.0001, 0.00001, 0.0);
    console_print(c, "[%G] [%.3g] [%.10g] [%.0g] [%#g]\n", 1e-10, 1234.5678, 1.0 / 3, 5.5, 1.5);
    console_print(c, "[%10g] [%-10g] [%+g] [%.17g]\n", 2.5, 2.5, 2.5, 0.1);
    float f = 0.1f;
    console_print(c, "[%g] [%.9g]\n", f, f);
    return 0;
}
