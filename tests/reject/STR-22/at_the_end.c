// rule: STR-22
// A lone percent sign would make the formatter read on behind the string.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%d%", n);  // error: STR-22
}
