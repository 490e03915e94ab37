// ++ and -- of floats add one.
// expect: 0.5 2.5 -0.5 -2.5 -2.5
// expect: 16777216
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    float f = 0.5f;
    double d = -0.5;
    console_print(c, "%g ", f++);
    console_print(c, "%g ", ++f);
    console_print(c, "%g ", d--);
    console_print(c, "%g ", --d);
    console_print(c, "%g\n", d);
    f = 16777216;
    f++;
    console_print(c, "%.0f\n", f);
    return 0;
}
