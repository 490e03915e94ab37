/*
 * Packages: a leader runs a strand in its place, and is told what became of its strands.
 *
 * The four events are raised here, on the leader's stack and on its time, for handlers of the
 * package's own domain only: that is the guard the kernel imposes.  A handler may do what any code of
 * the leader may, except give the processor away by these procedures.
 */
#include "package.h"

#include "dispatch.h"
#include "explain.h"
#include "fault.h"
#include "scheduler.h"
#include "strand_capability.h"
#include "strand_list.h"

#include <string.h>

static struct event *notices[NOTICES];

void package_notices_set(struct event *const events[NOTICES])
{
    memcpy(notices, events, sizeof notices);
}

/* Does not return when the fault of a handler ends the leader's code as well. */
static void tell(struct package *package, enum package_notice notice, struct strand_record *about)
{
    struct event *event = notices[notice];
    if (event == NULL || about == NULL || sched_is_doomed(sched.current))
        return;
    struct machine_registers registers = {.general = {(uintptr_t)about}};
    package->is_telling = true;
    struct raised raised = dispatch_tell(event, package->owner, &registers);
    package->is_telling = false;
    dispatch_obey(raised);
}

/* Whether there was something new. */
static bool tell_fresh(struct package *package)
{
    bool any = false;
    package->is_recalled = false;
    while (package->fresh.first != NULL) {
        struct strand *strand = package->fresh.first;
        strand_list_remove(strand);
        strand_list_append(&package->ready, strand);
        tell(package, NOTICE_UNBLOCK, strand_capability_of(strand));
        any = true;
    }
    return any;
}

static bool is_stopped(const struct strand_record *record)
{
    return record->strand == NULL || record->strand->state == STRAND_BLOCKED;
}

/* The processor was taken from the leader too: it gives way as any strand does, and comes back. */
static void lose(struct package *package)
{
    struct strand_record *self = strand_capability_of(package->leader);
    package->is_taken = false;
    tell(package, NOTICE_CHECKPOINT, self);
    sched_lose();
    tell(package, NOTICE_RESUME, self);
}

static void run(struct package *package, struct strand *strand)
{
    strand_list_remove(strand);
    package->running = strand;
    package->is_recalled = false;
    if (__builtin_add_overflow(sched_clock(), package->turn, &package->turn_end))
        package->turn_end = UINT64_MAX;
    sched_lend(strand, package->turn_end);
    package->running = NULL;
    package->turn_end = UINT64_MAX;
    if (package->is_removed)
        package_give_up(package);
}

static status check_leader(const struct package *package, uint64_t owner)
{
    if (package == NULL)
        return STATUS_VALUE(STATUS_NOT_FOUND);
    if (package->owner != owner || package->is_removed || package->is_telling)
        return STATUS_VALUE(STATUS_DENIED);
    return OK;
}

status package_resume(struct strand_record *record, uint64_t owner)
{
    struct package *package = sched.current->leads;
    TRY(check_leader(package, owner));
    if (tell_fresh(package))
        return STATUS_VALUE(STATUS_BUSY);
    struct strand *strand = record->strand;
    if (strand == NULL)
        return STATUS_VALUE(STATUS_NOT_FOUND);
    if (strand->package != package)
        return STATUS_VALUE(STATUS_DENIED);
    if (strand->state != STRAND_READY)
        return STATUS_VALUE(STATUS_INVALID);
    run(package, strand);
    if (package->is_taken)
        lose(package);
    if (is_stopped(record))
        tell(package, NOTICE_BLOCK, record);
    package->ended = NULL;
    package->leader->label[1] = NULL;
    tell_fresh(package);
    return OK;
}

/* Who rules may always expect some. */
static bool has_strands(const struct package *package)
{
    return package->first != NULL || package == sched.ruler;
}

status package_wait(uint64_t owner)
{
    struct package *package = sched.current->leads;
    TRY(check_leader(package, owner));
    if (tell_fresh(package))
        return OK;
    if (!has_strands(package))
        return STATUS_VALUE(STATUS_NOT_FOUND);
    if (!sched_is_doomed(sched.current))
        sched_block(STRAND_WAITS_NEWS, NULL);
    tell_fresh(package);
    return has_strands(package) ? OK : STATUS_VALUE(STATUS_NOT_FOUND);
}
