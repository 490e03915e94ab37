// rule: STR-20
// A format in an array can be overwritten after it was matched.
#include <console.h>
static const char *format = "%d";
void f(struct console *c, int n)
{
    console_print(c, format, n);  // error: STR-20
}
