/* The objects that are counted, embedded by the build; sealed with the key of the unit tests. */
#pragma once

#include <stddef.h>

extern const unsigned char count_bell[], count_small[], count_work[];
extern const size_t count_bell_size, count_small_size, count_work_size;
