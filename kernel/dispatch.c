/* The dispatcher, level 0. */
#include "dispatch.h"

#include "domain.h"
#include "fault.h"
#include "seed.h"

#include <string.h>

struct results {
    uint64_t general[2];
    double vector[2];
};

/* One raise: what goes in, and what came out of the last handler that ran to its end. */
struct raise {
    struct machine_registers *registers; /* the raiser's: handlers put their results there */
    struct results result;
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
static void add_closure(struct machine_registers *registers, const struct raise *raise,
                        const struct binding *binding)
{
    size_t at = raise->closure_at;
    memmove(&registers->general[at + 1], &registers->general[at],
            (SPIN_ARGUMENT_WORDS - 1 - at) * sizeof registers->general[0]);
    registers->general[at] = (uintptr_t)binding->closure;
}

/* A guard returns its result in a register: it has no pointer to a result in memory in front. */
static void drop_result(struct machine_registers *registers)
{
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
    struct machine_registers registers = *raise->registers;
    if (binding->has_closure)
        add_closure(&registers, raise, binding);
    if (raise->closure_at == 1)
        drop_result(&registers);
    const struct activation_plan plan = {binding->domain, domain_limits()->guard};
    enum spin_fault_kind kind = activation_call(&plan, binding->guard, &registers);
    if (kind != SPIN_FAULT_NONE) {
        cut_off(raise, binding, kind, true);
        return false;
    }
    return (registers.result[0] & 0xff) != 0;
}

/* True when no later handler may run. Arguments are only read where they are, and get into its registers. */
static inline bool run_handler(struct raise *raise, struct binding *binding,
                               struct machine_registers *registers)
{
    const struct activation_plan plan = {binding->domain, binding->limit};
    enum spin_fault_kind kind = activation_call(&plan, binding->handler, registers);
    if (kind != SPIN_FAULT_NONE) {
        cut_off(raise, binding, kind, false);
        return raise->ends;
    }
    memcpy(raise->result.general, registers->result, sizeof registers->result);
    memcpy(raise->result.vector, registers->vector_result, sizeof registers->vector_result);
    raise->executed = true;
    return binding->cancels;
}

static __attribute__((noinline)) bool run_with_closure(struct raise *raise, struct binding *binding)
{
    struct machine_registers registers = *raise->registers;
    add_closure(&registers, raise, binding);
    return run_handler(raise, binding, &registers);
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

static inline bool run_binding(struct raise *raise, struct binding *binding)
{
    if (!can_run(binding) || !is_wanted(raise, binding))
        return false;
    if (binding->guard && (!passes_guard(raise, binding) || !can_run(binding)))
        return false;
    return binding->has_closure ? run_with_closure(raise, binding)
                                : run_handler(raise, binding, raise->registers);
}

static void walk(struct raise *raise, struct event *event)
{
    struct handler_list *list = event_enter(event);
    for (size_t i = 0; i < list->count && !raise->ends; i++)
        if (run_binding(raise, list->binding[i]))
            break;
    event_leave(list);
}

/* The result is left as it is where nothing is to be told. */
static void begin(struct raise *raise, struct machine_registers *registers, uint64_t only)
{
    raise->registers = registers;
    raise->closure_at = 0;
    raise->only = only;
    raise->executed = raise->ends = false;
    raise->kind = SPIN_FAULT_NONE;
}

struct raised dispatch_raise(struct event *event, struct machine_registers *registers)
{
    struct raise raise;
    bool returns = event->effects & SPIN_RETURNS;
    begin(&raise, registers, 0);
    raise.closure_at = event->effects & SPIN_RESULT_POINTER ? 1 : 0;
    raises++;
    walk(&raise, event);
    struct raised raised = {raise.ends ? raise.kind : SPIN_FAULT_NONE, raise.ends};
    if (returns && !raise.executed && !raise.ends)
        raised.kind = SPIN_FAULT_NO_HANDLER;
    if (!returns || !raise.executed)
        raise.result = (struct results){0};
    memcpy(registers->result, raise.result.general, sizeof registers->result);
    memcpy(registers->vector_result, raise.result.vector, sizeof registers->vector_result);
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
    struct raise raise;
    begin(&raise, registers, domain);
    walk(&raise, notice);
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
