// legal neighbour of float
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%f", (double)n);
}
