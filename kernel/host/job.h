/* What `spindle run` does, on whatever machine: a command line that was understood. */
#pragma once

#include "grants.h"
#include "session.h"

#include <stdbool.h>
#include <stdint.h>

struct job {
    char **files; /* as session_load() takes them */
    int file_count;
    char **arguments; /* behind "--" */
    int argument_count;
    struct grants grants;
    const char *entry; /* NULL: main */
    uint64_t limit;    /* nanoseconds of processor time for each entry; 0: none */
    uint64_t quantum;  /* nanoseconds; 0: as it is */
    uint64_t faults;   /* a module ends at so many; 0: never */
    uint64_t seed;     /* of the kernel it runs in; 0: none */
    bool debug;        /* sources are compiled with debugging information */
    /* Told that linking, initialising and running have ended, each by its name; NULL: nobody is. */
    void (*step)(const char *name);
};

/* Runs it in a booted kernel. Exit status: that of main; with several the first that is not 0, in the
 * order of the files; HOST_FAULT when one was ended by a fault. */
int job_run(const struct job *job, struct session *session);
