/* Interface bell: an event to raise. */
#pragma once

#include <spin/safe.h>

u64 bell_ring(u64 value);
