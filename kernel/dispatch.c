/* The dispatcher, level 0. */
#include "dispatch.h"

#include "domain.h"
#include "fault.h"
#include "seed.h"

#include <string.h>

/* One raise: what goes in, and what came out of the last handler that ran to its end. */
struct raise {
    const struct machine_registers *arguments;
    struct machine_registers result;
    size_t closure_at; /* which argument word a closure becomes */
    uint64_t only;     /* handlers of this domain alone, no implementation; 0: all */
    bool executed;     /* some handler ran to its end */
    bool ends;         /* the raiser ends as well, by `kind` */
    enum spin_fault_kind kind;
};

static uint64_t raises;

uint64_t dispatch_count(void)
{
    return raises;
}

/* The closure goes in front of the parameters, behind the pointer to a result in memory. */
static void set_arguments(struct machine_registers *registers, const struct raise *raise,
                          const struct binding *binding)
{
    *registers = *raise->arguments;
    if (!binding->has_closure)
        return;
    size_t at = raise->closure_at;
    memmove(&registers->general[at + 1], &registers->general[at],
            (SPIN_ARGUMENT_WORDS - 1 - at) * sizeof registers->general[0]);
    registers->general[at] = (uintptr_t)binding->closure;
}

/* A guard returns its result in a register: it has no pointer to a result in memory in front. */
static void set_guard_arguments(struct machine_registers *registers, const struct raise *raise,
                                const struct binding *binding)
{
    set_arguments(registers, raise, binding);
    if (raise->closure_at == 1)
        memmove(&registers->general[0], &registers->general[1],
                (SPIN_ARGUMENT_WORDS - 1) * sizeof registers->general[0]);
}

/* A handler or guard was cut off. It goes when its own domain is to blame; a kill or a time limit
 * leaves whatever else it was doing half done, unless it said that this is harmless. A kill is the
 * strand's, so nothing more of the raise runs. */
static void cut_off(struct raise *raise, struct binding *binding, enum spin_fault_kind kind,
                    bool was_guard)
{
    bool outward = fault_is_outward();
    struct domain *domain = binding->domain;
    bool is_to_blame = domain && fault_report()->charged == domain;
    bool harmless = was_guard || binding->effects & (SPIN_EPHEMERAL | SPIN_FUNCTIONAL);
    if ((kind == SPIN_FAULT_TIME || kind == SPIN_FAULT_KILLED) && domain && !harmless)
        domain_close(domain);
    if (is_to_blame && binding->event && !binding->is_intrinsic)
        (void)!failed(event_uninstall(binding));
    raise->ends = outward || binding->is_intrinsic || kind == SPIN_FAULT_KILLED;
    raise->kind = kind;
}

static bool passes_guard(struct raise *raise, struct binding *binding)
{
    if (!binding->guard)
        return true;
    struct machine_registers registers;
    set_guard_arguments(&registers, raise, binding);
    const struct activation_plan plan = {binding->domain, domain_limits()->guard};
    enum spin_fault_kind kind = activation_call(&plan, binding->guard, &registers);
    if (kind != SPIN_FAULT_NONE) {
        cut_off(raise, binding, kind, true);
        return false;
    }
    return (registers.result[0] & 0xff) != 0;
}

/* True when no later handler may run. */
static bool run_handler(struct raise *raise, struct binding *binding)
{
    struct machine_registers registers;
    set_arguments(&registers, raise, binding);
    const struct activation_plan plan = {binding->domain, binding->limit};
    enum spin_fault_kind kind = activation_call(&plan, binding->handler, &registers);
    if (kind != SPIN_FAULT_NONE) {
        cut_off(raise, binding, kind, false);
        return raise->ends;
    }
    raise->result = registers;
    raise->executed = true;
    return binding->cancels;
}

/* A binding whose domain is gone or closed is passed over, whatever list it is in. */
static bool can_run(const struct binding *binding)
{
    return binding->domain && domain_is_open(binding->domain);
}

/* The default handler stands behind all others and is for when none of them ran to its end. */
static bool is_wanted(const struct raise *raise, const struct binding *binding)
{
    if (raise->only && (binding->is_intrinsic || domain_id(binding->domain) != raise->only))
        return false;
    return binding->order != EVENT_DEFAULT || !raise->executed;
}

static void walk(struct raise *raise, const struct handler_list *list)
{
    for (size_t i = 0; i < list->count && !raise->ends; i++) {
        struct binding *binding = list->binding[i];
        if (can_run(binding) && is_wanted(raise, binding) && passes_guard(raise, binding) &&
            can_run(binding) && run_handler(raise, binding))
            return;
    }
}

static void copy_results(const struct raise *raise, struct machine_registers *registers)
{
    memcpy(registers->result, raise->result.result, sizeof registers->result);
    memcpy(registers->vector_result, raise->result.vector_result, sizeof registers->vector_result);
}

struct raised dispatch_raise(struct event *event, struct machine_registers *registers)
{
    struct raise raise = {.arguments = registers};
    bool returns = event->effects & SPIN_RETURNS;
    raise.closure_at = event->effects & SPIN_RESULT_POINTER ? 1 : 0;
    raises++;
    struct handler_list *list = event_enter(event);
    walk(&raise, list);
    event_leave(list);
    struct raised raised = {raise.ends ? raise.kind : SPIN_FAULT_NONE, raise.ends};
    if (returns && raise.executed)
        copy_results(&raise, registers);
    else if (returns && !raise.ends)
        raised.kind = SPIN_FAULT_NO_HANDLER;
    return raised;
}

/* The report of the fault is made already: the raiser's activation ends without one of its own. */
static _Noreturn void end_raiser(enum spin_fault_kind kind)
{
    if (fault_is_outward())
        fault_continue();
    machine_unwind(machine_barrier, kind);
}

struct raised dispatch_tell(struct event *notice, uint64_t domain,
                            struct machine_registers *registers)
{
    struct raise raise = {.arguments = registers, .only = domain};
    struct handler_list *list = event_enter(notice);
    walk(&raise, list);
    event_leave(list);
    return (struct raised){raise.ends ? raise.kind : SPIN_FAULT_NONE, raise.ends};
}

void dispatch_obey(struct raised raised)
{
    if (raised.ends)
        end_raiser(raised.kind);
}

void dispatch_gate(void *context, struct machine_registers *registers)
{
    struct gate *gate = context;
    if (seed.is_set) /* a raise is an event, and nothing was begun */
        kernel_pending();
    if (!gate->event)
        fault_raise(SPIN_FAULT_DEAD, "call of a procedure whose domain was destroyed", 0, 0);
    if (!domain_is_open(gate->event->domain))
        fault_raise(SPIN_FAULT_CLOSED, gate->event->procedure, 0, 0);
    gate->raises++;
    struct raised raised = dispatch_raise(gate->event, registers);
    gate->raises--;
    if (raised.ends)
        end_raiser(raised.kind);
    if (raised.kind != SPIN_FAULT_NONE)
        fault_raise(raised.kind, gate->event ? gate->event->procedure : "event", 0, 0);
}
