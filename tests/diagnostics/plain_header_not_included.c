#include <spin/safe.h>
void greet(struct console *console)
{
    console_print(console, "hello\n");
}
