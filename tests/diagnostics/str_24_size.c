#include <console.h>
void f(struct console *c, u64 n)
{
    console_print(c, "%u", n);
}
