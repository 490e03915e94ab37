#include <console.h>
typedef void (*printer)(struct console *c, const char *format, ...);
void f(struct console *c, printer print)
{
    print(c, "%s\n", 1);
}
