// rule: FUN-22
// There is nothing behind the parameters: registers of whoever called would be read.
#include <console.h>
static void note(const char *format)
{
    console_print(console_open(), format, format_rest());  // error: FUN-22
}
int f(void)
{
    note("text");
    return 0;
}
