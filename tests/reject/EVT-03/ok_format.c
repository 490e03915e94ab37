// legal neighbour of format
#include <console.h>
__attribute__((format(printf, 2, 3)))
static void heard(struct console *c, const char *format, ...) { console_write(c, format, 0); }
struct binding *f(void)
{
    return install(console_print, heard);
}
