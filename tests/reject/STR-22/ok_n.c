// legal neighbour of n
#include <console.h>
void f(struct console *c, int *__scope count)
{
    console_print(c, "text%p", count);
}
