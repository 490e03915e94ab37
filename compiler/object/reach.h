/* Who calls whom inside a module, and functions by their C names. */
#pragma once

#include "lower/low.h"

struct function_index;

struct function_index *function_index_new(const struct low_unit *unit);

/* The function of this C name, or NULL. */
const struct low_function *function_index_find(const struct function_index *index,
                                               const char *name);

/* One flag per function number: whether a call of it can lead to recursion, as far as direct calls
 * tell, so that the depth of its stack is unknown. */
const bool *reach_recursion(const struct low_unit *unit);

/* Per function number: the most bytes of stack that it and all that it calls take, given the frame of each;
 * 0: unknown, it is recursive or calls other modules or through a value, or what it calls does. */
const uint32_t *reach_depth(const struct low_unit *unit, const uint32_t *frames);
