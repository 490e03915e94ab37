/* Interface hub: an event that everybody raises and installs on. */
#pragma once

#include <spin/safe.h>

/* value + 1, whichever handlers run. */
u64 hub_raise(u64 raiser, u64 value);
