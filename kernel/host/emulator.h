/* The bare machine in QEMU. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct emulator {
    const char *machine;   /* "microvm", "exact" or "pc" */
    const char *separator; /* what begins the line that says how a job ended */
    bool is_raw;           /* these lines are passed on */
    const char *gdb;       /* where to wait for gdb before the first instruction; NULL: nowhere */
    char *const *options;  /* more of QEMU's */
    size_t option_count;
};

/* Whether there is a machine of that name. */
bool emulator_has(const char *machine);

/* Boots the kernel beside this program with an archive; its console becomes standard output, its
 * messages standard error. Returns the exit status of the kernel, or why there is none. */
int emulator_run(const struct emulator *emulator, const void *archive, size_t size);
