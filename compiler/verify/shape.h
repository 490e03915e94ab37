/* The form of lowered trees: what every statement must look like before anything is proven of it. */
#pragma once

#include "lower/low.h"

/* Refuses (verdict.h) when a statement is of unknown form, its operands disagree, a label is not there or twice, a local
 * is of another function, a place is none of its type, or the end can be run over. */
void shape_verify(const struct low_unit *unit, const struct low_function *function,
                  struct arena *arena);

/* Refuses when a temporary may be read before it was set: unlike the user's locals it is not cleared. */
void assigned_verify(const struct low_function *function, struct arena *arena);

/* R26: refuses when an object may not be alive while something derived from its reference is in use. */
void keep_verify(const struct low_unit *unit, struct arena *arena);
