// rule: EVT-03
// The handler would take the arguments for those of another text.
#include <console.h>
__attribute__((format(printf, 3, 4)))
static void heard(struct console *c, const char *format, const char *other, ...) { console_write(c, format, 0); }
struct binding *f(void)
{
    return install(console_print, heard);  // error: EVT-03
}
