/* What an object may hold, checked on the back end's output before it is sealed: an object that the
 * loader would refuse is a mistake of ours, and is found here. */
#pragma once

#include "object/relocatable.h"

/* NULL when the object keeps to the ABI; else one line naming what does not. */
const char *object_audit(const struct relocatable *file, struct arena *arena);

/* Whether objects may leave this symbol undefined (SPIN_ENTRIES, SPIN_HELPERS). */
bool symbol_is_allowed(const char *name);
