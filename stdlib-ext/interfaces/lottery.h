/* Interface lottery: proportional share by drawing lots.
 *
 *     status joined = package_entrust(strand, lottery_leader());
 *     if (succeeded(joined))
 *         joined = lottery_join(strand, 3);
 *
 * For each turn of a millisecond one of the tickets of all ready strands is drawn, and its owner runs: in the long
 * run everybody has the processor in proportion to its tickets. The draws are the same in every run. */
#pragma once

#include <processor.h>
#include <strand.h>

/* The strand that schedules; a scheduler above may adopt it. */
struct strand *lottery_leader(void);

/* Adds a strand with so many tickets, 1 to 2^20: not started, ready or waiting. INVALID: not so many; else as
 * package_adopt(). */
status lottery_join(struct strand *strand, u32 tickets) __must_check;

/* Schedules all strands from now on, in place of the kernel; those that did not join have one ticket
 * each. As processor_take(). */
status lottery_rule(struct processor *__nullable processor) __must_check;
