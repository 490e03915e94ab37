// rule: STR-24
// A struct has no end that a string could be known by.
#include <console.h>
struct name { char text[8]; };
void f(struct console *c, struct name *n)
{
    console_print(c, "%s", n);  // error: STR-24
}
