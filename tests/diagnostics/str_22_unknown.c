#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%b", n);
}
