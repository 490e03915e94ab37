#include <console.h>
void f(struct console *c, const char *text)
{
    console_print(c, text);
}
