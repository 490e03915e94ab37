/* One program run to its end under a time limit, with everything it printed. */
#pragma once

#include <stdbool.h>

struct outcome {
    int exit_status; /* 0-255, or 128 + signal */
    bool timed_out;
    char *out, *err; /* what was printed, terminated */
};

/* Runs argv[0] in the current directory with `input` (or nothing) on standard input. When `limit_ms`
 * is over, the program and everything it started are killed. Call outcome_fini afterwards. */
void process_run(struct outcome *outcome, const char *const argv[], const char *input,
                 unsigned limit_ms);

void outcome_fini(struct outcome *outcome);

/* Arguments for process_run, collected one by one. The list owns its copies. */
struct arguments {
    char **list; /* ends with NULL */
    unsigned count;
};

void arguments_add(struct arguments *arguments, const char *argument);

/* Adds each word of `words`, which are separated by blanks. */
void arguments_add_words(struct arguments *arguments, const char *words);
void arguments_fini(struct arguments *arguments);
