/*
 * Capabilities for strands.
 */
#include "strand_capability.h"

#include "capability.h"
#include "package.h"
#include "runtime/line.h"

struct strand_record *strand_capability_of(struct strand *strand)
{
    if (strand->capability == NULL)
        strand->capability = capability_create(CAPABILITY_STRAND, strand);
    return strand->capability;
}

struct strand_record *strand_capability_record(const void *capability)
{
    (void)capability_target(CAPABILITY_STRAND, capability);
    return (struct strand_record *)(uintptr_t)capability;
}

void strand_capability_end(struct strand *strand)
{
    struct strand_record *record = strand->capability;
    if (record == NULL)
        return;
    record->strand = NULL;
    record->outcome = (uint32_t)strand->outcome;
    record->priority = strand->priority;
    record->processor_time = strand_time(strand);
    record->lent_time = package_lent(strand);
    record->counts = strand->counts;
    line_copy(record->name, sizeof(record->name), strand->name);
    strand->capability = NULL;
}
