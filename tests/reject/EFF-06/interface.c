// rule: EFF-06
// Printing is an effect.
#include <console.h>
__functional _Bool f(struct console *c)
{
    console_print(c, "asked\n");  // error: EFF-06
    return 1;
}
