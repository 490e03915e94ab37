// rule: EFF-02
// Killed inside the console, its lock would stay taken.
#include <console.h>
__ephemeral void f(struct console *c)
{
    console_print(c, "text\n");  // error: EFF-02
}
