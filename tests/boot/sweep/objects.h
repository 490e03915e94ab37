/* The modules of the sweeps, embedded by the build; sealed with the key of the unit tests. */
#pragma once

#include <stddef.h>

extern const unsigned char count_bell[], sweep_walker[];
extern const size_t count_bell_size, sweep_walker_size;
