// legal neighbour of long_double
#include <console.h>
void f(struct console *c, double d)
{
    console_print(c, "%f", d);
}
