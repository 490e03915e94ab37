/* Interface compute: what every kernel of the compute bench implements. */
#pragma once

#include <spin/safe.h>

/* Makes what the kernel works on; once, before it is measured. */
void compute_prepare(void);

/* Does the kernel's work so many times; a sum over what came out. */
u64 compute_run(u64 turns);
