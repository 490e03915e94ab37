/* Running a back end in a child process: limits, its object in a file of memory, its messages.
 *
 * The child gets: standard input at the start of the text, standard output and standard error in
 * files of memory of their own. It is killed when the time is up. */
#pragma once

#include "codegen/codegen.h"

enum { CHILD_SECONDS = 120, CHILD_MEMORY = 3 }; /* of processor time; GiB of address space */

/* Runs `body` (which must not return on success of an exec; its value is the exit status) with the
 * text as input. NULL and the output in `code` when the child exits with 0; else why not. */
const char *child_run(const char *name, int (*body)(void *context), void *context, const char *text,
                      size_t size, struct arena *arena, struct code *code);
