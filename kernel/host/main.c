/* spindle: loads, links, runs and shows Safe C extensions. A program over libspindle.
 *
 * The first argument names a command; each command is a file of its own. */
#include "host.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: spindle COMMAND [ARGUMENT]...\n"
    "The kernel of Safe C extensions, hosted in this process.\n"
    "\n"
    "  run FILE...       load, link and run objects, or sources that spinc compiles first\n"
    "  boot FILE...      the same on a bare machine in QEMU\n"
    "  inspect FILE.o    show what is in an object, without running it\n"
    "  key COMMAND       make, list, trust and revoke the keys that seal objects\n"
    "  shell             load, link, run and look around, line by line\n"
    "  --help, --version\n"
    "\n"
    "spindle COMMAND --help says more.\n";

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"run", command_run}, {"boot", command_boot},   {"inspect", command_inspect},
    {"key", command_key}, {"shell", command_shell},
};

/* Where a standard descriptor is closed, the next file that is opened would take its place and get what
 * is printed. What stands there instead fails as the closed one would. */
static void keep_places(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDWR};
    for (int i = 0; i < 3; i++)
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", modes[i]) < 0)
            _exit(HOST_REFUSED);
}

int main(int argc, char **argv)
{
    keep_places();
    const char *name = argc > 1 ? argv[1] : NULL;
    if (!name)
        return host_usage("", "no command");
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        return host_help(help);
    if (strcmp(argv[argc - 1], "--version") == 0 && argc <= 3) /* of a command as well */
        return host_version();
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    return host_usage("", "no command '%s'", name);
}
