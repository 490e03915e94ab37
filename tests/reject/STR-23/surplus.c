// rule: STR-23
// The argument was meant for something: a conversion is missing.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%d", n, n);  // error: STR-23 "has no conversion"
}
