/* The contract suite as an image: the command line is the device, in the archive, or `stop STATUS`. */
#include "suite.h"

#include "bare.h"
#include "files.h"

#include <string.h>

static int number(const char *text)
{
    int value = 0;
    while (*text >= '0' && *text <= '9')
        value = 10 * value + (*text++ - '0');
    return value;
}

_Noreturn void bare_main(const struct bare_boot *boot)
{
    if (boot->archive != NULL && files_boot(boot->archive, boot->archive_size) != NULL)
        bare_panic("suite", "the archive is no good");
    if (memcmp(boot->command_line, "stop ", 5) == 0)
        machine_stop(number(boot->command_line + 5));
    machine_stop(suite_run(boot->command_line));
}
