// legal neighbour of interface
#include <console.h>
void f(struct console *c)
{
    console_print(c, "text\n");
}
