/* A job as a file of the archive says it: words, each ended by NUL, a keyword and what it is about.
 *
 *     object PATH      load object/PATH; as often as wanted, in this order
 *     argument TEXT    an argument of main
 *     grant MODULE=INTERFACE   let this module use a privileged interface
 *     entry NAME       run this procedure instead of main
 *     limit NUMBER     nanoseconds of processor time for each entry
 *     quantum NUMBER   nanoseconds of a strand's turn
 *     faults NUMBER    a module ends at so many
 *     seed NUMBER      decides who runs, not the timer
 *     memory NUMBER    bytes for the kernel
 *     then PATH        afterwards load and run object/PATH in the same kernel */
#pragma once

#include "host/job.h"

#include <stddef.h>

struct job_text {
    struct job job;
    char *then;      /* NULL: nothing */
    uint64_t memory; /* 0: as much as the machine likes */
};

/* Reads a job; its texts are those of the file. NULL: done, otherwise what is wrong with it. The caller
 * frees it with job_text_free(), whatever the outcome. */
const char *job_text_read(struct job_text *job, const char *text, size_t size);
void job_text_free(struct job_text *job);
