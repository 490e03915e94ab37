/* Interface scheduler: the global scheduler's settings. Privileged: a domain gets it only when the operator
 * grants it, and as long as the operator does not withdraw it. */
#pragma once

#include "processor.h"
#include "strand.h"

/* The authority to replace the kernel's scheduler (interface processor); whoever has it may hand it on. It is worth
 * nothing when the domain that made it has ended or is not granted this interface any more: then the kernel schedules
 * again. Faults when the heap of the running strand's domain is used up. */
struct processor *scheduler_processor(void);

/* How long a strand runs before another of its priority has its turn, in nanoseconds: 10 microseconds to 1000
 * seconds. INVALID: another. */
u64 scheduler_quantum(void);
status scheduler_set_quantum(u64 nanoseconds) __must_check;

/* How long a ready strand may wait for the strand that schedules it (interface package), in nanoseconds: 10
 * milliseconds to 1000 seconds; 1 second by default. INVALID: another. */
u64 scheduler_bound(void);
status scheduler_set_bound(u64 nanoseconds) __must_check;

/* As strand_set_priority(), for strands of any domain and with any priority. */
status scheduler_set_priority(struct strand *strand, u32 priority) __must_check;
