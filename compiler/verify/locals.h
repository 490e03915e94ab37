/* The locals of a function by number. */
#pragma once

#include "lower/low.h"

struct locals {
    size_t count;
    const struct low_local **list; /* by number; parameters first */
    size_t room;                   /* of the table, a power of two */
    size_t *table;                 /* number + 1, or 0 */
};

void locals_read(struct locals *locals, const struct low_function *function, struct arena *arena);

/* The number of a local; SIZE_MAX when it is not of this function. */
size_t locals_number(const struct locals *locals, const struct low_local *local);
