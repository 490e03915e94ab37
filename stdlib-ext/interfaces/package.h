/* Interface package: strands that schedule others.
 *
 *     static status on_unblock(struct strand *strand)
 *     {
 *         ready_add(as(struct task, package_label(strand)));
 *         return OK;
 *     }
 *     ...
 *     install(strand_unblock, on_unblock);
 *     status done = package_adopt(worker, strand_current(), task);
 *     while (succeeded(done) || done.code == STATUS_BUSY) {
 *         struct task *next = ready_take();
 *         done = next ? strand_resume(next->strand) : package_wait();
 *     }
 *
 * A strand that adopts others leads a package: it alone decides when they run, and they run in its place, on
 * its share of the processor. What the scheduler above gives the leader is all there is to divide. A leader is
 * a strand like any other: it may be adopted itself, eight deep.
 *
 * The leader is told of its strands by the events of interface strand, raised on the leader itself while it is
 * in strand_resume() or package_wait():
 *
 *     strand_unblock(strand)     the strand is ready; also when it was ready as it was adopted
 *     strand_block(strand)       the strand waits, or has ended
 *     strand_checkpoint(leader)  the processor is taken from the leader: some of a millisecond is left
 *     strand_resume(leader)      and was given back
 *
 * Anybody may install handlers on them, 16 of each domain and no default handlers; a handler is called for the
 * packages of its own domain only, and its result is not looked at. A strand that gives way, or whose turn is over,
 * is still ready and nothing is said. A leader that is preempted in its own code is not told of that.
 *
 * A ready strand that its leader does not run for a second (scheduler_set_bound()), though the leader has the
 * processor or does not want it, ends the leader by the fault `starve`; its strands, as those of any leader that
 * ends, are scheduled by the kernel then. A leader of another domain than the one it schedules for, which it only
 * called, goes on without its strands. */
#pragma once

#include "strand.h"

enum { PACKAGE_DEPTH = 8 };

/* Puts a strand of the calling domain, or one that was entrusted to `leader`, under that, which is the running
 * strand or another of the calling domain. `label` is what the strand is to its scheduler. NOT_FOUND: one of
 * them has ended; DENIED: it is another domain's, or the leader schedules for another domain; BUSY: it has a
 * leader, or runs; INVALID: it is the leader, or schedules that; LIMIT: too deep; NO_MEMORY. */
status package_adopt(struct strand *strand, struct strand *leader,
                     void *__nullable label) __must_check;

/* Lets `leader` adopt a strand of the calling domain. NOT_FOUND, DENIED. */
status package_entrust(struct strand *strand, struct strand *leader) __must_check;

/* Gives a strand back to the kernel's scheduler; by whoever schedules it and by the domain it belongs to. BUSY: it
 * is running; NOT_FOUND: it has ended, or nobody adopted it; DENIED. */
status package_release(struct strand *strand);

/* What package_adopt() was given. Null: nothing, or the caller does not schedule the strand. */
void *__nullable package_label(struct strand *strand);

/* Another label: for a strand that came without one (interface processor). NOT_FOUND: it has ended; DENIED: the caller
 * does not schedule it. */
status package_set_label(struct strand *strand, void *__nullable label);

/* Waits until there is something to tell and tells it. NOT_FOUND: the running strand has no strands; DENIED: a
 * handler called this, or it schedules for another domain. */
status package_wait(void) __must_check;

/* How long strand_resume() lets a strand run: nanoseconds, 0: as long as the leader itself may. INVALID: below 10
 * microseconds; NOT_FOUND: the running strand has not adopted any; DENIED as above. */
status package_set_turn(u64 nanoseconds) __must_check;
