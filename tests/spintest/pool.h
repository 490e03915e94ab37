/* Jobs judged side by side, each in a process of its own. */
#pragma once

#include "suite.h"

#include <stddef.h>

struct job {
    const struct suite *suite;
    char *path;
    bool is_neighbour;
    judge *judge;
    /* Results. */
    enum verdict verdict;
    char *why; /* "" when there is nothing to say */
    double seconds;
};

/* Judges all jobs, at most `width` at a time, and fills in their results. `after` is called for
 * each job when it has ended. */
void pool_run(struct job *jobs, size_t n, unsigned width, const struct bench *bench,
              void (*after)(const struct job *job));
