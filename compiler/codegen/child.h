/* Running a back end in a child process: limits, text in, its object and its messages out.
 *
 * Everything goes through pipes: a limit on the size of files is for the user's output file, not for
 * what we keep in memory. The child is killed when it takes too long or prints too much. */
#pragma once

#include "codegen/codegen.h"

enum { CHILD_SECONDS = 120, CHILD_MEMORY = 3 }; /* of processor time; GiB of address space */

/* Runs `body` in a child (its value is the exit status) with the text as standard input. NULL and its
 * standard output in `code` when it exits with 0; else why not. */
const char *child_run(const char *name, int (*body)(void *context), void *context, const char *text,
                      size_t size, struct arena *arena, struct code *code);
