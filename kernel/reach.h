/* Whether any strand could still come back to a range of the arena. */
#pragma once

#include "machine/machine.h"

/* True when a suspended stack, a saved context or the running strand's own stack holds a word in
 * `range`. */
bool reach_holds(struct range range);
