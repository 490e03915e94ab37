// rule: STR-24
// The number would be read as the address of text.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%s", n);  // error: STR-24 "conversion '%s' needs a char array"
}
