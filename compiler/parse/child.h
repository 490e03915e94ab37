/* The process in which the front end runs: forked from the compiler (here), or from a process that has
 * loaded libclang already (template.h). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct arena;

/* What the child does: makes bytes for its parent. Runs with limits of memory, processor time and
 * stack, without standard error. */
typedef void parse_child_work(void *argument, const char **bytes, size_t *length);

/* Runs `work` in a process of its own. Returns its bytes, in the arena; or NULL with why in one
 * line in *problem when it crashed or went over a limit. */
const char *parse_child_run(struct arena *arena, parse_child_work *work, void *argument,
                            size_t *length, const char **problem);

/* The same for a child of this process that runs already and writes into `in`, which is closed. */
const char *parse_child_finish(struct arena *arena, pid_t pid, int in, size_t *length,
                               const char **problem);

/* Is the child: does the work within the limits, writes what it made, ends. */
_Noreturn void parse_child_be(parse_child_work *work, void *argument, int out);

/* Default signals, and none of the parent's terminal and files: what both such processes begin with. It
 * ends with its parent. */
void parse_child_quiet(void);
