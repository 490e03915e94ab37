// rule: STR-24
// One char is no array: bytes behind it would be printed up to a NUL.
#include <console.h>
void f(struct console *c, const char *__scope one)
{
    console_print(c, "%s", one);  // error: STR-24
}
