#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "a\0%d", n);
}
