/* How large a value can be, by its form alone. */
#pragma once

#include "low.h"

/* The greatest value that an integer can have where statement `at` uses it: by masks, shifts, narrow
 * loads and constants, through what was set before in the same straight run of statements. */
uint64_t low_most(const struct low_function *function, const struct low_value *value, size_t at);
