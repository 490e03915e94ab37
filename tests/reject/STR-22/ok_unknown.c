// legal neighbour of unknown
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%x", n);
}
