// legal neighbour of interface
#include <console.h>
_Bool f(struct console *c)
{
    console_print(c, "asked\n");
    return 1;
}
