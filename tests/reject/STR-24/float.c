// rule: STR-24
// An integer's bits would be printed as a float.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%f", n);  // error: STR-24
}
