/* The independent reading of what lowering made: it shares nothing with lowering but the tree. */
#pragma once

#include "lower/low.h"

/* NULL when every access of the unit is shown to stay within what was checked; else what was not, with the
 * function and the line, in `arena`. `is_final`: loads are marked as those that happen once, and the marks are
 * looked at too (R25). */
const char *verify_unit(const struct low_unit *unit, bool is_final, struct arena *arena);
