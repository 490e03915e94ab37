/* What the runner prints at the end: counts per family, the totals, and the same as JSON. */
#pragma once

#include "pool.h"

/* For the rejection suite: rule family, cases, refused, neighbours, accepted. */
void report_families(const struct job *jobs, size_t n);

/* Writes every result to a file as a JSON array; false when it cannot be written. */
bool report_json(const struct job *jobs, size_t n, const char *path);
