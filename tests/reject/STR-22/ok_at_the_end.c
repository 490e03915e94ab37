// legal neighbour of at_the_end
#include <console.h>
void f(struct console *c, int n)
{
    console_print(c, "%d%%", n);
}
