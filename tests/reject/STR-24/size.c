// rule: STR-24
// Half of the word would be printed.
#include <console.h>
void f(struct console *c, u64 n)
{
    console_print(c, "%u", n);  // error: STR-24
}
