/* The contract suite as an image: the command line names the devices (suite.h), or is `stop STATUS`. */
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

/* QEMU's own words come behind ours. */
static void read_names(char *text, const char *names[static SUITE_DEVICES])
{
    for (size_t i = 0; i < SUITE_DEVICES && *text != 0; i++) {
        if (memcmp(text, "virtio_mmio", 11) == 0)
            return;
        names[i] = text;
        while (*text != 0 && *text != ' ')
            text++;
        while (*text == ' ')
            *text++ = 0;
    }
}

_Noreturn void bare_main(const struct bare_boot *boot)
{
    if (boot->archive != NULL && files_boot(boot->archive, boot->archive_size) != NULL)
        bare_panic("suite", "the archive is no good");
    if (memcmp(boot->command_line, "stop ", 5) == 0)
        machine_stop(number(boot->command_line + 5));
    static char text[BARE_COMMAND_LINE];
    const char *names[SUITE_DEVICES] = {NULL};
    memcpy(text, boot->command_line, strlen(boot->command_line));
    read_names(text, names);
    machine_stop(suite_run(names));
}
