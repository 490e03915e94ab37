/* The bare kernel on cases that the hosted one has run. */
#pragma once

#include "pool.h"

/* Judges the cases of accept/ and fault/ once more: many of them in one emulated machine, each in a
 * kernel of its own, from the very objects that were kept (keep.h). Output, messages and exit status
 * must be what the marks say and what the hosted kernel gave. Fills in the results as pool_run(). */
void boot_run(struct job *jobs, size_t n, const struct bench *bench);
