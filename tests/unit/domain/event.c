/* Events: dispatch, handlers, guards, order, results, authority. */
#include "event.h"

#include "modules.h"

#include <string.h>

/* Rows of the client's install table; order and flags as its entry `install` takes them. */
enum {
    ROW_TWICE,
    ROW_CLOSURE,
    ROW_EVEN,
    ROW_FAULTY,
    ROW_ENDLESS,
    ROW_HINT,
    ROW_BAD_GUARD,
    ROW_BAD_TYPE,
    ROW_DENIED,
    ROW_SLOW,
    ROW_ACTING,
    ROW_ACTS,
    FIRST = 1 << 4,
    LAST = 2 << 4,
    DEFAULT = 3 << 4,
    NO_ORDER = 4 << 4,
    CANCELS = 1 << 7
};

static bool install(int what)
{
    struct spindle_result result = run_entry("install", what);
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    return result.exit_status;
}

static uint64_t add(uint64_t a, uint64_t b)
{
    uint64_t result = 0;
    const uint64_t arguments[] = {a, b};
    status s = spindle_raise(server, "calc_add", arguments, 2, &result);
    cr_assert(succeeded(s), "%s", spindle_message());
    return result;
}

static const struct event *calc_add(void)
{
    return domain_export(server, "calc_add");
}

BOTH(event, lone_handler_is_called_directly)
{
    modules_start(backend);
    cr_assert_eq(calc_add()->gate->target, calc_add()->code);
    for (const struct slot *slot = calc_add()->slots; slot; slot = slot->next)
        cr_assert_eq(*slot->word, calc_add()->code);
    cr_assert(install(ROW_TWICE));
    for (const struct slot *slot = calc_add()->slots; slot; slot = slot->next)
        cr_assert_eq(*slot->word, calc_add()->gate->stub);
    cr_assert(succeeded(event_uninstall(client->bindings)));
    for (const struct slot *slot = calc_add()->slots; slot; slot = slot->next)
        cr_assert_eq(*slot->word, calc_add()->code);
    modules_shutdown();
}

BOTH(event, last_executed_handler_gives_the_result)
{
    modules_start(backend);
    cr_assert(install(ROW_TWICE));
    cr_assert_eq(add(3, 4), 14);
    cr_assert(NOTED(1));
    cr_assert_eq(run_entry("main", 0).exit_status, 7);
    cr_assert(NOTED(1, 10));
    modules_shutdown();
}

BOTH(event, guard_decides)
{
    modules_start(backend);
    cr_assert(install(ROW_EVEN));
    cr_assert_eq(add(3, 4), 7);
    cr_assert_eq(add(4, 4), 16);
    cr_assert(NOTED(1));
    modules_shutdown();
}

BOTH(event, closure_comes_first)
{
    modules_start(backend);
    cr_assert(install(ROW_CLOSURE));
    cr_assert_eq(add(20, 30), 50, "the guard says no at 50");
    cr_assert_eq(add(20, 31), 101);
    cr_assert(NOTED(50));
    modules_shutdown();
}

BOTH(event, order_is_first_any_last)
{
    modules_start(backend);
    cr_assert(install(ROW_CLOSURE | LAST));
    cr_assert(install(ROW_TWICE));
    cr_assert_eq(add(50, 50), 150);
    cr_assert(NOTED(1, 50));
    cr_assert(install(ROW_CLOSURE | FIRST));
    cr_assert_eq(add(50, 50), 150);
    cr_assert(NOTED(50, 1, 50));
    modules_shutdown();
}

BOTH(event, cancel_ends_the_scan)
{
    modules_start(backend);
    cr_assert(install(ROW_CLOSURE | FIRST | CANCELS));
    cr_assert(install(ROW_TWICE));
    cr_assert_eq(add(50, 50), 150);
    cr_assert(NOTED(50));
    cr_assert_eq(add(1, 1), 4, "a guard that says no does not cancel");
    cr_assert(NOTED(1));
    modules_shutdown();
}

BOTH(event, faulty_handler_is_uninstalled)
{
    modules_start(backend);
    cr_assert(install(ROW_FAULTY));
    cr_assert_eq(calc_add()->list->count, 2);
    cr_assert_eq(add(3, 4), 7, "the others answer");
    cr_assert_eq(calc_add()->list->count, 1);
    cr_assert_eq(client->faults, 1);
    cr_assert_eq(server->faults, 0);
    cr_assert_eq(add(3, 4), 7);
    modules_shutdown();
}

BOTH(event, endless_guard_counts_as_false)
{
    modules_start(backend);
    cr_assert(install(ROW_ENDLESS));
    cr_assert_eq(add(3, 4), 7);
    cr_assert_eq(calc_add()->list->count, 1);
    cr_assert_eq(client->faults, 1);
    modules_shutdown();
}

BOTH(event, event_without_result)
{
    modules_start(backend);
    cr_assert(install(ROW_HINT));
    cr_assert_eq(run_entry("hints", 3).exit_status, 3);
    cr_assert(NOTED(1001, 2001, 1002, 2002));
    modules_shutdown();
}

BOTH(event, no_handler_faults_when_a_result_is_expected)
{
    modules_start(backend);
    cr_assert(succeeded(event_uninstall(event_intrinsic(calc_add()))));
    cr_assert(succeeded(event_uninstall(event_intrinsic(domain_export(server, "calc_hint")))));
    cr_assert_eq(run_entry("hints", 1).exit_status, 1, "no result: silently nothing");
    cr_assert_eq(note_count, 0);
    struct spindle_result result = run_entry("main", 0);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert(strstr(result.fault, "handler"), "%s", result.fault);
    modules_shutdown();
}

BOTH(event, replaced_implementation)
{
    modules_start(backend);
    cr_assert(install(ROW_TWICE));
    cr_assert(succeeded(event_uninstall(event_intrinsic(calc_add()))));
    cr_assert_eq(add(3, 4), 14);
    modules_shutdown();
}

BOTH(event, procedure_values_keep)
{
    modules_start(backend);
    cr_assert_eq(run_entry("values", 0).exit_status, 0);
    cr_assert(NOTED(21, 1, 1, 42));
    modules_shutdown();
}

BOTH(event, bad_installs_are_refused)
{
    modules_start(backend);
    cr_assert_not(install(ROW_BAD_GUARD), "a guard with effects");
    cr_assert_not(install(ROW_BAD_TYPE), "a handler of another type");
    cr_assert_not(install(ROW_DENIED), "nobody was allowed to");
    cr_assert_not(install(ROW_TWICE | NO_ORDER), "no such order");
    cr_assert_eq(calc_add()->list->count, 1);
    cr_assert_null(client->bindings);
    cr_assert_eq(run_entry("install_unknown", 0).outcome.code, STATUS_FAULT);
    modules_shutdown();
}

BOTH(event, uninstall_twice)
{
    modules_start(backend);
    cr_assert(install(ROW_TWICE));
    struct binding *binding = client->bindings;
    binding->lists++; /* keeps it for the test */
    cr_assert(succeeded(event_uninstall(binding)));
    cr_assert_eq(event_uninstall(binding).code, STATUS_NOT_FOUND);
    binding->lists--;
    spindle_shutdown();
}

BOTH(event, handlers_are_counted_and_limited)
{
    modules_start(backend);
    client->account.limit[ACCOUNT_HANDLERS] = 2;
    cr_assert(install(ROW_TWICE));
    cr_assert(install(ROW_TWICE));
    cr_assert_not(install(ROW_TWICE));
    cr_assert_eq(client->account.used[ACCOUNT_HANDLERS], 2);
    cr_assert(succeeded(event_uninstall(client->bindings)));
    cr_assert(install(ROW_TWICE));
    modules_shutdown();
}

BOTH(event, destroyed_domain_takes_its_handlers_along)
{
    modules_start(backend);
    cr_assert(install(ROW_TWICE));
    cr_assert(install(ROW_EVEN));
    cr_assert(succeeded(spindle_destroy(client)));
    cr_assert_eq(calc_add()->list->count, 1);
    cr_assert_eq(add(4, 4), 8);
    modules_shutdown();
}

BOTH(event, kernel_events_refuse_handlers)
{
    modules_start(backend);
    struct domain *kernel = domain_find("public");
    struct event *event = domain_export(kernel, "probe_note");
    const struct install_plan plan = {
        .domain = client,
        .handler = &client->object->module.table.procedures[0],
    };
    struct binding *binding;
    cr_assert_eq(event_install(event, &plan, &binding).code, STATUS_DENIED);
    modules_shutdown();
}

/* Starts client's main, which raises calc_add, and lets it get into the slow handler. */
static struct spindle_strand *start_slow_raise(void)
{
    struct spindle_strand *slow;
    struct spindle_result result;
    cr_assert(install(ROW_SLOW));
    cr_assert(succeeded(spindle_start(client, &(struct spindle_plan){0}, &slow)));
    for (int i = 0; i < 3; i++)
        cr_assert(
            succeeded(spindle_run(client, &(struct spindle_plan){.entry = "hints"}, &result)));
    note_count = 0;
    return slow;
}

BOTH(event, uninstalled_while_it_runs)
{
    struct spindle_result result;
    modules_start(backend);
    struct spindle_strand *slow = start_slow_raise();
    cr_assert(succeeded(event_uninstall(client->bindings)));
    cr_assert_eq(add(2, 3), 5, "raises that start now do not see it");
    spindle_wait(slow, &result);
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert(NOTED(6), "the raise under way finishes on its list");
    modules_shutdown();
}

BOTH(event, implementer_destroyed_while_a_handler_runs)
{
    struct spindle_result result;
    modules_start(backend);
    struct spindle_strand *slow = start_slow_raise();
    cr_assert(succeeded(spindle_destroy(server)));
    spindle_wait(slow, &result);
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert(NOTED(6));
    cr_assert_eq(run_entry("main", 0).outcome.code, STATUS_FAULT);
    modules_shutdown();
}

BOTH(event, handlers_domain_destroyed_while_it_runs)
{
    struct spindle_result result;
    modules_start(backend);
    struct spindle_strand *slow = start_slow_raise();
    cr_assert(succeeded(spindle_destroy(client)));
    cr_assert_eq(calc_add()->list->count, 1);
    cr_assert_eq(add(2, 3), 5);
    spindle_wait(slow, &result);
    cr_assert_eq(result.outcome.code, STATUS_KILLED);
    cr_assert_eq(domain_reap(), 0, "nothing leads into it any more");
    modules_shutdown();
}

BOTH(event, endless_handler_ends_at_its_limit)
{
    modules_start_with(backend, &(struct spindle_options){.handler_limit = 10 * 1000 * 1000});
    cr_assert(install(ROW_SLOW));
    cr_assert_eq(add(2, 3), 5, "the others answer");
    cr_assert_eq(calc_add()->list->count, 1);
    cr_assert_eq(client->faults, 1);
    cr_assert_eq(client->state, DOMAIN_CLOSED, "it was cut off anywhere");
    cr_assert_eq(server->state, DOMAIN_READY);
    modules_shutdown();
}

static void add_effect(struct domain *domain, uint32_t effect)
{
    const struct spin_module *table = &domain->object->module.table;
    struct spin_procedure *procedures = (struct spin_procedure *)(uintptr_t)table->procedures;
    for (uint32_t i = 0; i < table->procedure_count; i++)
        procedures[i].effects |= effect;
}

/* R23: what may be cut off anywhere leaves nothing half done. */
BOTH(event, ephemeral_handler_that_is_cut_off_leaves_its_domain_open)
{
    modules_start_with(backend, &(struct spindle_options){.handler_limit = 10 * 1000 * 1000});
    add_effect(client, SPIN_EPHEMERAL);
    cr_assert(install(ROW_SLOW));
    cr_assert_eq(add(2, 3), 5);
    cr_assert_eq(client->faults, 1);
    cr_assert_eq(calc_add()->list->count, 1, "it is gone all the same");
    cr_assert_eq(client->state, DOMAIN_READY);
    cr_assert_eq(run_entry("main", 0).exit_status, 7);
    modules_shutdown();
}

/* A guard may call it, and whoever handles it is as harmless as the guard. */
BOTH(event, functional_event_takes_only_functional_handlers)
{
    modules_start(backend);
    domain_export(server, "calc_add")->effects |= SPIN_FUNCTIONAL;
    cr_assert_not(install(ROW_TWICE));
    add_effect(client, SPIN_FUNCTIONAL);
    cr_assert(install(ROW_TWICE));
    modules_shutdown();
}

BOTH(event, ephemeral_event_takes_only_ephemeral_handlers)
{
    modules_start(backend);
    domain_export(server, "calc_add")->effects |= SPIN_EPHEMERAL;
    cr_assert_not(install(ROW_TWICE));
    add_effect(client, SPIN_EPHEMERAL);
    cr_assert(install(ROW_TWICE));
    modules_shutdown();
}
