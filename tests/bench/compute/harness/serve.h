/* A contestant is a process that loads kernels and runs them when it is asked.
 *
 * A request is a line `PATH TURNS`; the first of a path loads the file and prepares the kernel. The answer is a
 * line `RESULT NANOSECONDS`, or `error TEXT`. Only the call of compute_run() is measured. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct kernel;

/* spindle.c, library.c: loads a kernel and prepares it, NULL: it cannot; why is in `serve_error`. */
struct kernel *kernel_load(const char *path);
/* Runs it; false: it failed. */
bool kernel_run(struct kernel *kernel, uint64_t turns, uint64_t *result);

extern char serve_error[256];
void serve_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Answers requests of standard input up to its end. */
int serve(void);
