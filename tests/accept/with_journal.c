#include <console.h>
#include <event.h>
#include "journal.h"

implements(journal);

static _Bool allow(const struct install_request *__scope request)
{
    return 1;
}

static status start(void)
{
    authorise(journal_write, allow);
    return (status){0};
}
initialiser(start);

int journal_write(int level, const char *format, ...)
{
    struct console *console = console_open();
    console_print(console, "journal %d: ", level);
    console_print(console, format, format_rest());
    return level;
}
