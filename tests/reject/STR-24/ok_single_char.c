// legal neighbour of single_char
#include <console.h>
void f(struct console *c, const char *one)
{
    console_print(c, "%s", one);
}
