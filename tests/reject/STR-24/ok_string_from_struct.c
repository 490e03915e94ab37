// legal neighbour of string_from_struct
#include <console.h>
struct name { char text[8]; };
void f(struct console *c, struct name *n)
{
    console_print(c, "%s", n->text);
}
