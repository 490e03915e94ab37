/* The process in which the front end runs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* What the child does: makes bytes for its parent. Runs with limits of memory, processor time and
 * stack, without standard error. */
typedef void parse_child_work(void *argument, const char **bytes, size_t *length);

/* Runs `work` in a process of its own. Returns its bytes, in the arena; or NULL with why in one
 * line in *problem when it crashed or went over a limit. */
const char *parse_child_run(struct arena *arena, parse_child_work *work, void *argument,
                            size_t *length, const char **problem);
