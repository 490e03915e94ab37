/* Interface touch: an event that does nothing. */
#pragma once

#include <spin/safe.h>

void touch_it(void);
