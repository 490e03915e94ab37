/* In front of the real one: headers of objects are poisoned for AddressSanitizer (host.c), so that an index
 * that leads into one is seen; they are read by the host alone. */
#pragma once

#include_next <spin/lowered.h>

#undef SPIN_HEADER
const struct spin_lowered_header *host_header(const void *p);
#define SPIN_HEADER(p) host_header(p)
