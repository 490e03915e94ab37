// legal neighbour of static_array
#include <console.h>
#define format "%d"
void f(struct console *c, int n)
{
    console_print(c, format, n);
}
