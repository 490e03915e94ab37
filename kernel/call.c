/* Calls from the kernel into extension code. */
#include "call.h"

#include "deadlock.h"
#include "domain.h"
#include "entry.h"
#include "explain.h"
#include "fault.h"
#include "helpers.h"
#include "scheduler.h"
#include "strand.h"

enum { FAULT_TEXT = 1024 };

static char last_fault[FAULT_TEXT], last_calls[FAULT_TEXT];

const char *call_last_fault(void)
{
    return last_fault;
}

const char *call_last_calls(void)
{
    return last_calls;
}

void call_note_fault(const struct fault_report *report)
{
    fault_print(report, last_fault, sizeof last_fault);
    fault_print_calls(report, last_calls, sizeof last_calls);
}

void call_forget_fault(void)
{
    last_fault[0] = last_calls[0] = '\0';
}

status call_outcome(enum spin_fault_kind kind)
{
    if (kind == SPIN_FAULT_NONE)
        return OK;
    if (kind == SPIN_FAULT_TIME)
        return STATUS_VALUE(STATUS_TIME);
    bool is_killed =
        kind == SPIN_FAULT_KILLED || kind == SPIN_FAULT_DEADLOCK || kind == SPIN_FAULT_STARVE;
    return STATUS_VALUE(is_killed ? STATUS_KILLED : STATUS_FAULT);
}

void call_conclude(enum spin_fault_kind kind)
{
    struct strand *self = strand_current();
    int code = call_outcome(kind).code;
    self->outcome = code;
    if ((code == STATUS_TIME || code == STATUS_KILLED) && self->killer != self->owner)
        domain_close(self->owner);
}

static bool on_host_thread(void)
{
    return strand_current()->stack.high == 0;
}

static void activate(void *argument)
{
    struct call *call = argument;
    const struct activation_plan plan = {call->domain, call->limit};
    call->kind = activation_call(&plan, call->code, &call->registers);
}

/* On a strand of its own nobody else is cut off with it: what was is half done, unless that is harmless. */
static void activate_apart(void *argument)
{
    struct call *call = argument;
    const struct object *object = call->domain->object;
    const struct spin_procedure *procedure =
        object ? module_procedure_at(&object->module, (uintptr_t)call->code) : NULL;
    activate(call);
    bool is_cut = call->kind == SPIN_FAULT_TIME || call->kind == SPIN_FAULT_KILLED;
    if (is_cut && !(procedure && procedure->effects & (SPIN_EPHEMERAL | SPIN_FUNCTIONAL)))
        domain_close(call->domain);
}

static status make_strand(struct call *call, void (*procedure)(void *), struct strand **strand)
{
    const struct strand_plan plan = {
        .name = call->name,
        .owner = call->domain,
        .account = domain_account(call->domain),
        .procedure = procedure,
        .argument = call,
        .is_prompt = procedure == activate_apart,
    };
    call->kind = SPIN_FAULT_KILLED;
    *strand = strand_create(&plan);
    return *strand ? OK : strand_refused(&plan);
}

static status run_on_strand(struct call *call, void (*procedure)(void *))
{
    struct strand *strand;
    TRY(make_strand(call, procedure, &strand));
    if (!sched_run(strand))
        deadlock_end(strand);
    strand_free(strand);
    return OK;
}

static status outcome(const struct call *call)
{
    if (call->kind == SPIN_FAULT_NONE)
        return OK;
    return explain(call->kind == SPIN_FAULT_TIME ? STATUS_TIME : STATUS_FAULT, "%s", last_fault);
}

status call_run(struct call *call)
{
    if (on_host_thread()) {
        TRY(run_on_strand(call, activate));
        return outcome(call);
    }
    activate(call);
    return outcome(call);
}

status call_run_apart(struct call *call)
{
    struct strand *strand;
    if (on_host_thread()) {
        TRY(run_on_strand(call, activate_apart));
        return outcome(call);
    }
    if (strand_current()->is_prompt)
        return explain(STATUS_DENIED, "who is asked may not ask others");
    TRY(make_strand(call, activate_apart, &strand));
    strand_outlive(strand); /* also when it is killed: its frame is needed */
    strand_free(strand);
    return outcome(call);
}

/* --- try_call() -------------------------------------------------------------------------------- */

/* The extension calls one of its procedures, or what it was given, with a barrier between. What has to
 * end more than this call does: a kill, a limit of those around. */
static uint32_t try_call(void *code, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e)
{
    struct machine_registers registers = {.general = {a, b, c, d, e}};
    struct domain *caller = domain_at(entry_caller());
    enum spin_fault_kind kind = activation_try(caller, code, &registers);
    if (fault_is_outward())
        fault_continue();
    return (uint32_t)call_outcome(kind).code;
}

void call_provide(void)
{
    helper_provide("spin_try_call", (void *)(uintptr_t)try_call);
}
