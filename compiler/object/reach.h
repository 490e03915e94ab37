/* Who calls whom inside a module. */
#pragma once

#include "lower/low.h"

/* Whether a call of the function can lead to another activation of it, as far as direct calls tell. */
bool reach_is_recursive(const struct low_unit *unit, const struct low_function *function);
