// legal neighbour of width
#include <console.h>
void f(struct console *c, u64 n)
{
    console_print(c, "%*d", (int)n, 1);
}
