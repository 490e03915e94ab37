/* What the commands of `spindle` share: exit statuses, messages, options.
 *
 * A message is one line on standard error that begins with "spindle: " and names the thing; control
 * characters in it are made visible. Each command is one function that takes its own arguments
 * (argv[0] is its name) and returns the exit status of the process. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum host_exit {
    HOST_DONE = 0,
    HOST_REFUSED = 1,       /* something could not be read, loaded, linked, started */
    HOST_USAGE = 2,         /* the command line makes no sense */
    HOST_FAULT = 3,         /* it ran and was ended by a fault */
    HOST_LOST = 4,          /* the machine that it ran on ended without a word */
    HOST_INTERRUPTED = 130, /* Ctrl-C */
};

int command_run(int argc, char **argv);
int command_boot(int argc, char **argv);
int command_inspect(int argc, char **argv);
int command_key(int argc, char **argv);
int command_shell(int argc, char **argv);

/* Prints "spindle: ..."; returns HOST_REFUSED. */
__attribute__((format(printf, 1, 2))) int host_error(const char *format, ...);

/* Prints "spindle: ...; usage: spindle COMMAND --help"; returns HOST_USAGE. */
__attribute__((format(printf, 2, 3))) int host_usage(const char *command, const char *format, ...);

/* Prints a line on standard error, or where messages go. */
void host_say(const char *prefix, const char *text, const char *end);

/* Prints "fault: " and a report of the kernel. */
void host_fault(const char *report);

/* Answer --help and --version. */
int host_help(const char *help);
int host_version(void);

/* Writes to standard output at once, past what is buffered; false when that was not possible, now or
 * before. */
bool host_write(const char *text, size_t n);

/* `result`, unless what was printed or written could not be: then that is an error. */
int host_flush(int result);

/* A number from 1 to `most`; 0: it is not one. */
uint64_t host_number(const char *text, uint64_t most);

/* A number of milliseconds from 1 to those of a day, as nanoseconds; 0: it is not one. */
uint64_t host_milliseconds(const char *text);
