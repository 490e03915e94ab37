/* Claims: checks that are not made. */
#pragma once

#include "lower/low.h"

/* Whether the conditions in front of the loop that the check at `at` names show that it passes in every
 * turn. Does not trust what made the claim. */
bool low_claim_holds(const struct low_function *function, size_t at);
