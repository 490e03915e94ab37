// rule: STR-22
// '%n' would write the count through a reference that is no argument of any check.
#include <console.h>
void f(struct console *c, int *__scope count)
{
    console_print(c, "text%n", count);  // error: STR-22 "%n"
}
