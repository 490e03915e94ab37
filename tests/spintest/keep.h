/* What the hosted kernel made of a case, kept for the comparison with the bare one: the objects, their
 * hashes, and what happened. */
#pragma once

#include "case.h"
#include "process.h"
#include "suite.h"

struct kept {
    struct arguments objects; /* in the order of loading */
    char *life;               /* loaded afterwards; NULL: nothing */
    struct outcome outcome;
};

/* Keeps the run of a case in bench->keep, if that is wanted: copies of the objects, the last of them
 * loaded afterwards when `has_life`. */
void keep_run(const struct bench *bench, const struct test_case *c, const char *back_end,
              const struct arguments *objects, bool has_life, const struct outcome *outcome,
              struct text *why);

/* Whether the run of a case was kept. */
bool keep_has(const struct bench *bench, const char *path, const char *back_end);

/* Reads it back; false with the reason in `why`: it is not there, or an object is not the same any more.
 * Call kept_fini whatever the outcome. */
bool keep_read(const struct bench *bench, const char *path, const char *back_end, struct kept *kept,
               struct text *why);
void kept_fini(struct kept *kept);
