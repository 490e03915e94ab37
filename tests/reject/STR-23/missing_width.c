// rule: STR-23
// The width takes an argument of its own.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%*d", n);  // error: STR-23
}
