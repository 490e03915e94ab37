// legal neighbour of no_format
#include <console.h>
void f(struct console *c)
{
    console_print(c, "%d\n", 1);
}
