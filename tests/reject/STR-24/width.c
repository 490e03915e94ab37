// rule: STR-24
// The width is an int, 64 bits would be cut.
#include <console.h>
void f(struct console *c, u64 n)
{
    console_print(c, "%*d", n, 1);  // error: STR-24
}
