// rule: NYI-47
// The handler would have to take the raiser's tagged values.
#include <console.h>
static void mine(struct console *c, const char *format) { console_write(c, format, 0); }
struct binding *f(void)
{
    return install(console_print, mine);  // error: NYI-47 "not supported yet"
}
