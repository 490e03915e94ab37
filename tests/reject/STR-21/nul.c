// rule: STR-21
// What stands behind the NUL would be matched here and skipped there.
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "a\0%d", n);  // error: STR-21
}
