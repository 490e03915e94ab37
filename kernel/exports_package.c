/* Interfaces package and processor: implementations. Who may is decided here, what becomes of it in package.c. */
#include "capability.h"
#include "domain.h"
#include "exports.h"
#include "package.h"
#include "scheduler.h"
#include "strand_capability.h"

static status refused(enum status_code code)
{
    return STATUS_VALUE(code);
}

status export_package_adopt(struct strand *strand, struct strand *leader, void *label)
{
    struct strand *target = strand_capability_record(strand)->strand;
    struct strand *head = strand_capability_record(leader)->strand;
    const struct domain *caller = exports_caller();
    if (!target || !head)
        return refused(STATUS_NOT_FOUND);
    if (target->is_prompt || head->is_prompt)
        return refused(STATUS_DENIED);
    if (target->owner != caller && target->entrusted != head->number)
        return refused(STATUS_DENIED);
    if (head->owner != caller && head != strand_current())
        return refused(STATUS_DENIED);
    return package_adopt(target, head, domain_id(caller), label);
}

status export_package_entrust(struct strand *strand, struct strand *leader)
{
    struct strand *target = strand_capability_record(strand)->strand;
    const struct strand *other = strand_capability_record(leader)->strand;
    if (!target || !other)
        return refused(STATUS_NOT_FOUND);
    if (target->owner != exports_caller())
        return refused(STATUS_DENIED);
    target->entrusted = other->number;
    return OK;
}

/* Whether the caller is what schedules a strand. */
static bool is_leader_of(const struct strand *strand, const struct domain *caller)
{
    return strand->package && strand->package->leader == strand_current() &&
           strand->package->owner == domain_id(caller);
}

status export_package_release(struct strand *strand)
{
    struct strand *target = strand_capability_record(strand)->strand;
    const struct domain *caller = exports_caller();
    if (!target)
        return refused(STATUS_NOT_FOUND);
    if (target->owner != caller && !is_leader_of(target, caller))
        return refused(STATUS_DENIED);
    target->entrusted = 0;
    return package_release(target);
}

/* One that has ended is in no package; its leader still hears of it. */
void *export_package_label(struct strand *strand)
{
    const struct strand_record *record = strand_capability_record(strand);
    const struct strand *target = record->strand, *self = strand_current();
    if (target)
        return target->package && target->package->owner == domain_id(exports_caller())
                   ? target->label[0]
                   : NULL;
    return self->leads && self->leads->ended == record &&
                   self->leads->owner == domain_id(exports_caller())
               ? self->label[1]
               : NULL;
}

status export_package_set_label(struct strand *strand, void *label)
{
    struct strand *target = strand_capability_record(strand)->strand;
    if (!target)
        return refused(STATUS_NOT_FOUND);
    if (!target->package || target->package->owner != domain_id(exports_caller()))
        return refused(STATUS_DENIED);
    target->label[0] = label;
    return OK;
}

status export_package_wait(void)
{
    return package_wait(domain_id(exports_caller()));
}

status export_package_set_turn(uint64_t nanoseconds)
{
    enum { LEAST = 10 * 1000 };
    struct package *package = strand_current()->leads;
    if (nanoseconds != 0 && nanoseconds < LEAST)
        return refused(STATUS_INVALID);
    if (!package)
        return refused(STATUS_NOT_FOUND);
    if (package->owner != domain_id(exports_caller()))
        return refused(STATUS_DENIED);
    package->turn = nanoseconds ? nanoseconds : UINT64_MAX;
    return OK;
}

/* Who shows no capability has no authority, whatever else is wrong. */
status export_processor_take(struct processor *processor, struct strand *leader)
{
    if (!processor || !capability_target(CAPABILITY_PROCESSOR, processor))
        return refused(STATUS_DENIED);
    const struct processor_record *record = (const void *)processor;
    if (!package_has_authority(record->maker))
        return refused(STATUS_DENIED);
    struct strand *head = strand_capability_record(leader)->strand;
    const struct domain *caller = exports_caller();
    if (!head)
        return refused(STATUS_NOT_FOUND);
    if (head->owner != caller && head != strand_current())
        return refused(STATUS_INVALID);
    return package_rule(head, domain_id(caller), record->maker);
}
