/* The smallest bare program. */
#include "bare.h"

#include <string.h>

_Noreturn void bare_main(const struct bare_boot *boot)
{
    static const char hello[] = "hello, bare machine\n";
    machine_console_write(hello, sizeof hello - 1);
    machine_console_write(boot->command_line, strlen(boot->command_line));
    machine_console_write("\n", 1);
    machine_stop(0);
}
