// rule: STR-22
// The formatter would take the argument for something else.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%b", n);  // error: STR-22
}
