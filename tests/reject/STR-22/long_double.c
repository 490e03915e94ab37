// rule: STR-22
// There is no long double: ten bytes would be read for eight.
#include <console.h>
void f(struct console *c, double d)
{
    console_print(c, "%Lf", d);  // error: STR-22
}
