/* Claims: checks that are not made. */
#pragma once

#include "lower/low.h"

/* What is looked up again and again for the claims of one function. While one is used, the function does
 * not change but for claims that are taken back. */
struct claims;

struct claims *low_claims_new(const struct low_function *function, struct arena *arena);

/* Whether the check at `at` passes whenever it is come to, as the claim says why. Does not trust what made
 * the claim. Claims of LOW_CLAIM_PATHS rely on all others, so they are asked for when those hold. */
bool low_claims_hold(struct claims *claims, size_t at);
