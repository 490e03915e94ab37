/* Interface share: fair shares for groups, say one for each domain, however many strands each has.
 *
 *     struct share *mine = share_create(2);
 *     status joined = package_entrust(strand, share_leader());
 *     if (succeeded(joined))
 *         joined = share_join(strand, mine);
 *
 * The group that has used least, for its weight, runs next, and in it the strand that waited longest. A group that
 * was idle cannot claim what it did not use. */
#pragma once

#include <processor.h>
#include <strand.h>

/* Whoever holds it may add strands to it. */
struct share;

struct strand *share_leader(void);

/* A group of that weight, 1 to 1000; null: another weight. */
struct share *__nullable share_create(u32 weight);

/* Adds a strand to a group; as package_adopt(). */
status share_join(struct strand *strand, struct share *share) __must_check;

/* Nanoseconds of processor time that its strands used. */
u64 share_used(struct share *share);

/* Schedules all strands from now on, in place of the kernel; those that did not join are together in a group
 * of weight 1. As processor_take(). */
status share_rule(struct processor *__nullable processor) __must_check;
