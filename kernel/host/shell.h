/* The shell: lines, words, and the commands they name. */
#pragma once

#include "session.h"

enum { SHELL_WORDS = 256 };

/* A line taken apart: words[0] is the command. */
struct shell_line {
    char *words[SHELL_WORDS + 1]; /* NULL behind the last */
    int count;
};

/* A command; returns its exit status as a command of `spindle` would. */
typedef int shell_command(struct session *session, const struct shell_line *line);

struct shell_entry {
    const char *name, *arguments, *help;
    int least, most; /* words behind the name; most -1: any number */
    shell_command *run;
};

/* The commands; the last has no name. */
extern const struct shell_entry shell_commands[];

/* Splits a line in place. Words are separated by blanks; quotes, single or double, keep blanks
 * together; `#` at the start of a word begins a comment. NULL: done, else what is wrong. */
const char *shell_split(char *text, struct shell_line *line);

/* Makes a domain ready to run: links what it needs among the loaded domains, as far as it was not
 * linked by hand, and initialises it and those it calls. */
int shell_prepare(const struct session *session, struct domain *domain);
