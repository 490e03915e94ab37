/*
 * Capabilities for strands.
 *
 * A strand has at most one, made when an extension first asks, so that two of them are equal when
 * the strands are.  It is kept while the strand lives and holds afterwards what can be asked of a
 * strand that has ended: so the struct strand goes at once, and the collector takes the rest when
 * nobody can reach it.
 */
#pragma once

#include "strand.h"

/* The object behind a `struct strand *` of an extension. */
struct strand_record {
    struct strand *strand; /* NULL: it has ended */
    uint32_t outcome;      /* enum status_code, when it has ended */
    uint32_t priority;     /* then, as all below */
    uint64_t processor_time, lent_time;
    struct strand_counts counts;
    char name[32];
};

/* The capability for a strand; NULL: the heap limit of the running one is reached. */
struct strand_record *strand_capability_of(struct strand *strand);

/* What a capability leads to. Faults the caller when it is none. */
struct strand_record *strand_capability_record(const void *capability);

/* The strand ends: its capability keeps what is known of it. */
void strand_capability_end(struct strand *strand);
