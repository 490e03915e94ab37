/* Calls from the kernel into extension code. */
#include "call.h"

#include "domain.h"
#include "explain.h"
#include "fault.h"
#include "scheduler.h"
#include "strand.h"

enum { FAULT_TEXT = 1024 };

static char last_fault[FAULT_TEXT];

const char *call_last_fault(void)
{
    return last_fault;
}

void call_note_fault(const struct fault_report *report)
{
    fault_print(report, last_fault, sizeof last_fault);
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

static status run_on_strand(struct call *call)
{
    const struct strand_plan plan = {
        .name = call->name,
        .owner = call->domain,
        .account = domain_account(call->domain),
        .procedure = activate,
        .argument = call,
    };
    struct strand *strand = strand_create(&plan);
    if (!strand)
        return explain(STATUS_LIMIT, "no strand for '%s'", call->name);
    call->kind = SPIN_FAULT_KILLED;
    bool ended = sched_run(strand);
    if (!ended) {
        strand_kill(strand, SPIN_FAULT_KILLED);
        sched_run(strand);
    }
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
        TRY(run_on_strand(call));
        return outcome(call);
    }
    activate(call);
    if (call->kind != SPIN_FAULT_NONE && fault_is_outward())
        fault_continue();
    return outcome(call);
}
