/* Interface processor: one strand schedules all others, in place of the kernel.
 *
 *     static status on_unblock(struct strand *strand)
 *     {
 *         if (!package_label(strand))
 *             (void)package_set_label(strand, task_new(strand)).code;
 *         ready_add(as(struct task, package_label(strand)));
 *         return OK;
 *     }
 *     ...
 *     install(strand_unblock, on_unblock);
 *     status done = processor_take(processor, strand_current());
 *     while (succeeded(done) || done.code == STATUS_BUSY) {
 *         struct task *next = ready_take();
 *         done = next ? strand_resume(next->strand) : package_wait();
 *     }
 *
 * Whoever takes the processor leads a package (interface package) of every strand that no other strand schedules:
 * those that are there and those that anybody makes, with no label at first. It is told of them and runs them as
 * such a leader does. A scheduler among them has its turns from it, and divides those as before. What the leader
 * makes itself is scheduled by the kernel beside the leader, so that it may wait for that.
 *
 * Priorities are advice to it (strand_statistics()). It has no place among others, so the processor is not
 * taken from it; but the bound holds, and a ready strand that is not run within it ends the leader by the fault
 * `starve`. When the leader ends, by that or otherwise, the kernel schedules again, as if nothing had been. */
#pragma once

#include "strand.h"

/* The authority to do this: made by scheduler_processor(), which the operator grants. */
struct processor;

/* All strands are scheduled by `leader` from now on: the running strand or another of the calling domain. DENIED:
 * without authority, that is `processor` is null, or the grant that it comes from was withdrawn; NOT_FOUND: the leader has ended; EXISTS: another one has taken it;
 * INVALID: the leader is another domain's, schedules for one, or was not started, or another strand schedules it or
 * the running one; NO_MEMORY. */
status processor_take(struct processor *__nullable processor, struct strand *leader) __must_check;
