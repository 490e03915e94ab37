/* Where references come from, and who keeps their objects alive (R26). */
#pragma once

#include "lower.h"

/* Says of every parameter whether it is lent (is_lent), and of those that are, whether the function needs them
 * to be kept (is_kept). requires: all functions are lowered. */
void low_lend(struct low_unit *unit);

/* Stands for memory that nobody collects: a function's own, data of the object, null. */
extern const struct low_local *const lent_own;

/* The local that has the object at the statement: another one, when it was copied or its address was made
 * from that and it still has it; lent_own. */
const struct low_local *lent_origin(const struct low_function *function,
                                    const struct low_local *local, size_t at);

/* The same of an argument of the call that the callee needs to be kept, or else lent_own. */
const struct low_local *lent_argument(const struct low_function *function, size_t at, size_t i);

/* The base of an access with an index that varies; or NULL. */
const struct low_local *lent_base(const struct low_place *place);
