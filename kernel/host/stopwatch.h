/* How long each step of a command took, for --time. */
#pragma once

#include <stdbool.h>

/* From now on steps are said on standard error, the first one counted from here. */
void stopwatch_start(void);

bool stopwatch_runs(void);

/* The next step begins here: what went before was waiting. */
void stopwatch_begin(void);

/* A step has ended, and the next one begins. Says nothing unless the stopwatch runs. */
void stopwatch_step(const char *name);
