// rule: STR-23
// The formatter would read an argument that was not passed.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%d %d", n);  // error: STR-23 "has no argument"
}
