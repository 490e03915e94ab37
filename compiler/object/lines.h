/* The line table of an object: read from the back end's debugging information, written into the
 * section that tables.c left for it; the debugging information goes unless it was asked for.
 *
 * The table is for people: a mistake here costs wrong line numbers in reports and nothing else. So
 * debugging information that is not as expected gives an empty table, not an error.
 *
 * requires: the object passed object_audit(). */
#pragma once

#include "lower/low.h"
#include "object/relocatable.h"

/* Rebuilds `file` in the arena. NULL when done; else what is in the way. */
const char *lines_attach(struct relocatable *file, const struct low_unit *unit, bool keeps_debug,
                         struct arena *arena);
