// rule: STR-20
// The text would be read as conversions and print whatever lies in the arguments.
#include <console.h>
void f(struct console *c, const char *text)
{
    console_print(c, text);  // error: STR-20
}
