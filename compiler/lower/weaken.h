/* The mutant build only: a lowered tree with one thing weakened, for the verifier to refuse. In the compiler that
 * users run nothing can be weakened. */
#pragma once

#include "lower/low.h"

/* What low_weaken() will do: the change of a number, "all", or nothing (NULL). False when there is no such
 * choice. */
bool low_weaken_choose(const char *which);

/* Makes the change that was chosen; of "all" prints one by one what the verifier says. False when nothing is left
 * to be compiled: all were printed, or there is none of that number. requires: what verify_unit() does. */
bool low_weaken(struct low_unit *unit);
