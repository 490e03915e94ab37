// rule: STR-20
// Only one of the formats matches the arguments.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, n ? "%d" : "%s", n);  // error: STR-20
}
