/* Interface deadline: earliest deadline first.
 *
 *     status joined = package_entrust(strand, deadline_leader());
 *     if (succeeded(joined))
 *         joined = deadline_join(strand, 10 * MILLISECOND);
 *
 * Each time a strand becomes ready its deadline is so much later; among the ready ones the one whose deadline comes
 * first runs, and gives way at once when a more urgent one becomes ready. A strand that does not end its work
 * by its deadline is not stopped: missed deadlines are counted. */
#pragma once

#include <processor.h>
#include <strand.h>

struct strand *deadline_leader(void);

/* Adds a strand whose work is to be done `within` nanoseconds of its becoming ready. INVALID: 0, or past the end of
 * the clock; else as package_adopt(). */
status deadline_join(struct strand *strand, u64 within) __must_check;

/* How often a strand was still ready when its deadline had passed, of all there are and were. */
u64 deadline_missed(void);

/* Schedules all strands from now on, in place of the kernel; those that did not join have 100 ms
 * each. As processor_take(). */
status deadline_rule(struct processor *__nullable processor) __must_check;
