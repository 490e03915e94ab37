// legal neighbour of nul
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "a%d", n);
}
