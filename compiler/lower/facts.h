/* What every path to a check shows: the search of the pass that removes checks. */
#pragma once

#include "low.h"

struct facts;

/* Of one function, which does not change meanwhile. */
struct facts *facts_new(const struct low_function *function, struct arena *arena);

/* Whether the check at `at` passes whenever it is come to. */
bool facts_show(struct facts *facts, size_t at);
