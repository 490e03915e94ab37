/* Interfaces strand and scheduler: implementations.
 *
 * The parameters called struct strand * are capabilities (strand_capability.h); the struct itself is
 * called `target`. A strand that an extension created is freed by the kernel when it ends. */
#include "call.h"
#include "capability.h"
#include "domain.h"
#include "exports.h"
#include "fault.h"
#include "heap.h"
#include "package.h"
#include "runtime/line.h"
#include "scheduler.h"
#include "strand_capability.h"

static status refused(enum status_code code)
{
    return STATUS_VALUE(code);
}

/* What extensions call struct strand. */
static struct strand *as_capability(struct strand_record *record)
{
    return (struct strand *)(void *)record;
}

/* --- Beginning and end ------------------------------------------------------------------------- */

/* The procedure of a strand that an extension created; its argument is the code. */
static void run(void *code)
{
    struct strand *self = strand_current();
    const struct activation_plan plan = {.owner = self->owner};
    struct machine_registers registers = {.general = {(uintptr_t)self->reference}};
    call_conclude(activation_call(&plan, code, &registers));
}

/* Reports are lines. */
static void clean(char *name)
{
    for (; *name; name++)
        if ((unsigned char)*name < ' ' || *name == 0x7f)
            *name = '?';
}

static bool is_stack(size_t bytes)
{
    return bytes == 0 || (bytes >= STRAND_STACK_MIN && bytes <= STRAND_STACK_MAX);
}

static struct strand *create(struct domain *owner, void *code, const char *name, size_t stack,
                             status *why)
{
    const struct strand_plan plan = {
        .name = name,
        .owner = owner,
        .account = domain_account(owner),
        .procedure = run,
        .argument = code,
        .stack = stack,
        .time_limit = strand_current()->time_limit,
        .is_held = true,
        .is_own = true,
    };
    struct strand *strand = strand_create(&plan);
    if (!strand)
        *why = strand_refused(&plan);
    return strand;
}

struct strand *export_strand_create(void (*procedure)(void *), void *argument, const char *name,
                                    size_t stack, status *why)
{
    struct domain *owner = exports_caller();
    if (!procedure || !name || !why)
        fault_raise(SPIN_FAULT_NULL, "strand_create", 0, 0);
    *why = is_stack(stack) ? OK : refused(STATUS_INVALID);
    if (failed(*why))
        return NULL;
    struct strand *strand = create(owner, (void *)(uintptr_t)procedure, name, stack, why);
    if (!strand)
        return NULL;
    clean(strand->name);
    strand->reference = argument;
    struct strand_record *record = strand_capability_of(strand);
    if (!record) {
        strand_abandon(strand);
        *why = refused(STATUS_LIMIT);
    }
    return as_capability(record);
}

/* The strand, which is alive and of the caller's domain. */
static status own(const struct strand *capability, struct strand **target)
{
    *target = strand_capability_record(capability)->strand;
    if (!*target)
        return refused(STATUS_NOT_FOUND);
    return (*target)->owner == exports_caller() ? OK : refused(STATUS_DENIED);
}

status export_strand_start(struct strand *strand)
{
    struct strand *target;
    status result = own(strand, &target);
    if (failed(result))
        return result;
    if (target->state != STRAND_CREATED)
        return refused(STATUS_EXISTS);
    strand_start(target);
    return OK;
}

/* Whether nobody but the owner has a frame on the running stack, and no event is under way. */
static bool stands_alone(const struct strand *self)
{
    enum { DEPTH = 4096 };
    static uintptr_t pc[DEPTH]; /* kernel text is not preempted */
    const struct range *arena = &machine_layout()->arena;
    size_t n = machine_backtrace(&self->stack, pc, DEPTH);
    for (size_t i = 0; i < n; i++) {
        const struct domain *domain = domain_at(pc[i]);
        if (pc[i] >= arena->low && pc[i] < arena->high && domain && domain != self->owner)
            return false;
    }
    return n < DEPTH && self->activation && !self->activation->outer;
}

status export_strand_exit(void)
{
    struct strand *self = strand_current();
    if (!stands_alone(self))
        return refused(STATUS_DENIED);
    fault_exit();
}

status export_strand_kill(struct strand *strand)
{
    struct strand *target;
    status result = own(strand, &target);
    if (failed(result))
        return result;
    target->killer = target->owner;
    strand_kill(target, SPIN_FAULT_KILLED);
    return OK;
}

/* --- Waiting ----------------------------------------------------------------------------------- */

void export_strand_yield(void)
{
    strand_yield();
}

status export_strand_sleep(uint64_t nanoseconds)
{
    uint64_t deadline;
    if (nanoseconds == 0)
        strand_yield();
    else if (__builtin_add_overflow(sched_clock(), nanoseconds, &deadline) ||
             deadline == UINT64_MAX)
        return refused(STATUS_INVALID);
    else
        (void)strand_sleep(deadline); /* killed: nobody sees the result */
    return OK;
}

status export_strand_join(struct strand *strand)
{
    const struct strand_record *record = strand_capability_record(strand);
    if (record->strand == strand_current())
        return refused(STATUS_INVALID);
    if (record->strand && !strand_await(record->strand))
        return refused(STATUS_KILLED); /* the caller; nobody sees it */
    return refused((enum status_code)record->outcome);
}

/* Whether a capability is the caller's own. */
static bool is_self(const struct strand *strand)
{
    return strand_capability_record(strand)->strand == strand_current();
}

status export_strand_block(struct strand *strand)
{
    if (!is_self(strand))
        return refused(STATUS_INVALID);
    (void)strand_block();
    return OK;
}

status export_strand_checkpoint(struct strand *strand)
{
    if (!is_self(strand))
        return refused(STATUS_INVALID);
    strand_yield();
    return OK;
}

status export_strand_resume(struct strand *strand)
{
    return package_resume(strand_capability_record(strand), domain_id(exports_caller()));
}

status export_strand_unblock(struct strand *strand)
{
    struct strand *target = strand_capability_record(strand)->strand;
    if (!target)
        return refused(STATUS_NOT_FOUND);
    if (target->state == STRAND_CREATED)
        return refused(STATUS_INVALID);
    strand_unblock(target);
    return OK;
}

/* --- Asking ------------------------------------------------------------------------------------ */

struct strand *export_strand_current(void)
{
    struct strand_record *record = strand_capability_of(strand_current());
    if (!record)
        fault_raise(SPIN_FAULT_HEAP, "strand_current", 0, 0);
    return as_capability(record);
}

void export_strand_name(struct strand *strand, char *name, uint32_t n)
{
    const struct strand_record *record = strand_capability_record(strand);
    if (n && !name)
        fault_raise(SPIN_FAULT_NULL, "strand_name: name", 0, n);
    if (n)
        line_copy(name, n, record->strand ? record->strand->name : record->name);
}

static uint32_t state_of(const struct strand *strand)
{
    switch (strand->state) {
    case STRAND_CREATED: return EXPORT_STRAND_CREATED;
    case STRAND_READY: return EXPORT_STRAND_READY;
    case STRAND_RUNNING: return EXPORT_STRAND_RUNNING;
    case STRAND_BLOCKED: return EXPORT_STRAND_WAITS;
    case STRAND_DEAD: break;
    }
    return EXPORT_STRAND_ENDED;
}

void export_strand_statistics(struct strand *strand, struct export_strand_numbers *result)
{
    const struct strand_record *record = strand_capability_record(strand);
    const struct strand *target = record->strand;
    if (!result)
        fault_raise(SPIN_FAULT_NULL, "strand_statistics: result", 0, 0);
    const struct strand_counts *counts = target ? &target->counts : &record->counts;
    *result = (struct export_strand_numbers){
        .number = target ? target->number : 0,
        .processor_time = target ? strand_time(target) : record->processor_time,
        .lent_time = target ? package_lent(target) : record->lent_time,
        .switches = counts->switches,
        .preemptions = counts->preemptions,
        .waits = counts->waits,
        .longest_wait = sched_nanoseconds(counts->longest_wait),
        .priority = target ? target->priority : record->priority,
        .state = target ? state_of(target) : EXPORT_STRAND_ENDED,
    };
}

void export_strand_totals(struct export_strand_totals *result)
{
    const struct sched_statistics *totals = sched_statistics();
    if (!result)
        fault_raise(SPIN_FAULT_NULL, "strand_totals: result", 0, 0);
    *result = (struct export_strand_totals){
        .ticks = totals->ticks,
        .switches = totals->switches,
        .preemptions = totals->preemptions,
        .kills = totals->kills,
        .quantum = sched_slice(),
    };
    for (size_t p = 0; p < STRAND_PRIORITIES; p++)
        result->longest_wait[p] = sched_nanoseconds(totals->longest_wait[p]);
}

/* --- Priority and quantum ---------------------------------------------------------------------- */

status export_strand_set_priority(struct strand *strand, uint32_t priority)
{
    struct strand *target;
    status result = own(strand, &target);
    if (priority >= STRAND_PRIORITIES)
        return refused(STATUS_INVALID);
    if (failed(result))
        return result;
    if (priority > STRAND_PRIORITY || target->is_prompt)
        return refused(STATUS_DENIED);
    strand_priority_set(target, priority);
    return OK;
}

/* Who calls a procedure of interface scheduler. */
static struct domain *grantee(void)
{
    return exports_grantee("scheduler");
}

status export_scheduler_set_priority(struct strand *strand, uint32_t priority)
{
    (void)grantee();
    struct strand *target = strand_capability_record(strand)->strand;
    if (priority >= STRAND_PRIORITIES)
        return refused(STATUS_INVALID);
    if (!target)
        return refused(STATUS_NOT_FOUND);
    strand_priority_set(target, priority);
    return OK;
}

struct processor *export_scheduler_processor(void)
{
    const struct domain *maker = grantee();
    struct processor_record *record = capability_create(CAPABILITY_PROCESSOR, &sched);
    if (!record)
        fault_raise(SPIN_FAULT_HEAP, "scheduler_processor", 0, 0);
    record->maker = domain_id(maker);
    return (struct processor *)(void *)record;
}

uint64_t export_scheduler_bound(void)
{
    (void)grantee();
    return package_bound();
}

status export_scheduler_set_bound(uint64_t nanoseconds)
{
    (void)grantee();
    return package_set_bound(nanoseconds) ? OK : refused(STATUS_INVALID);
}

uint64_t export_scheduler_quantum(void)
{
    (void)grantee();
    return sched_slice();
}

status export_scheduler_set_quantum(uint64_t nanoseconds)
{
    (void)grantee();
    return sched_slice_set(nanoseconds) ? OK : refused(STATUS_INVALID);
}
