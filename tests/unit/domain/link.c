/* Domains and links: create, resolve, initialise, faults, destroy. */
#include "link.h"

#include "modules.h"
#include "namespace.h"

#include <string.h>

static struct domain *load(struct bytes object)
{
    struct domain *domain;
    cr_assert(succeeded(domain_create_asserted(object.bytes, object.size, NULL, NULL, &domain)),
              "%s", spindle_message());
    return domain;
}

BOTH(domain, runs_main)
{
    modules_start(backend);
    struct spindle_result result = run_entry(NULL, 2);
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 7);
    cr_assert(NOTED(5, 1, 1));
    modules_shutdown();
}

BOTH(domain, static_data_and_types)
{
    modules_start(backend);
    struct spindle_result result = run_entry("data", 0);
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert(NOTED('o', 6, 1, 1));
    modules_shutdown();
}

BOTH(domain, does_not_run_unresolved)
{
    modules_boot();
    client = load(client_object(backend));
    cr_assert_eq(spindle_initialise(client).code, STATUS_UNRESOLVED);
    cr_assert(strstr(spindle_message(), "probe_note"), "%s", spindle_message());
    struct spindle_result result;
    cr_assert_eq(spindle_run(client, &(struct spindle_plan){0}, &result).code, STATUS_CLOSED);
    modules_shutdown();
}

BOTH(domain, missing_export_is_named)
{
    modules_boot();
    client = load(client_object(backend));
    cr_assert_eq(spindle_link(&client, 1).code, STATUS_UNRESOLVED);
    cr_assert(strstr(spindle_message(), "calc_add"), "%s", spindle_message());
    cr_assert(strstr(spindle_message(), "'client'"), "%s", spindle_message());
    modules_shutdown();
}

BOTH(domain, resolve_changes_only_into)
{
    modules_boot();
    client = load(client_object(backend));
    server = load(server_object(backend));
    size_t bound;
    cr_assert(succeeded(link_resolve(client, server, &bound)));
    cr_assert_eq(bound, 3);
    cr_assert_null(server->imports[0].event);
    cr_assert_eq(client->export_count, 0, "resolving adds no exports");
    cr_assert(succeeded(link_resolve(client, server, &bound)));
    cr_assert_eq(bound, 0, "what is bound stays");
    modules_shutdown();
}

BOTH(domain, mismatch_names_both_types_and_changes_nothing)
{
    modules_boot();
    client = load(client_object(backend));
    server = load(server_object(backend));
    domain_export(server, "calc_break")->type.bytes[31] ^= 1;
    cr_assert_eq(link_resolve(client, server, NULL).code, STATUS_MISMATCH);
    cr_assert(strstr(spindle_message(), "calc_break"), "%s", spindle_message());
    cr_assert(strstr(spindle_message(), "u64 (u64 how)"), "%s", spindle_message());
    for (size_t i = 0; i < client->import_count; i++)
        cr_assert_null(client->imports[i].event);
    modules_shutdown();
}

BOTH(domain, unresolve_and_relink)
{
    modules_start(backend);
    cr_assert(succeeded(spindle_unresolve(client, server)));
    struct spindle_result result = run_entry("main", 0);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert(strncmp(result.fault, "start", 5) == 0, "%s", result.fault);
    cr_assert(succeeded(spindle_resolve(client, server)));
    cr_assert_eq(run_entry("main", 0).exit_status, 7);
    modules_shutdown();
}

BOTH(domain, same_export_twice_is_refused)
{
    modules_boot();
    struct domain *two[] = {load(server_object(backend)), load(server_object(backend))};
    cr_assert_eq(spindle_link(two, 2).code, STATUS_EXISTS);
    cr_assert(strstr(spindle_message(), "calc_add"), "%s", spindle_message());
    struct domain *aggregate;
    cr_assert_eq(spindle_combine(two, 2, "both", &aggregate).code, STATUS_EXISTS);
    modules_shutdown();
}

BOTH(domain, aggregate_is_a_source)
{
    modules_boot();
    client = load(client_object(backend));
    server = load(server_object(backend));
    struct domain *kernel = domain_find("public"), *aggregate;
    struct domain *members[] = {server, kernel};
    cr_assert(succeeded(spindle_combine(members, 2, "all", &aggregate)), "%s", spindle_message());
    cr_assert(succeeded(spindle_resolve(client, aggregate)));
    cr_assert(succeeded(spindle_resolve(server, aggregate)));
    cr_assert(succeeded(spindle_initialise(server)));
    cr_assert(succeeded(spindle_initialise(client)));
    cr_assert_eq(run_entry("main", 0).exit_status, 7);
    modules_shutdown();
}

BOTH(domain, different_owners_are_not_linked_directly)
{
    modules_boot();
    client = load(client_object(backend));
    server = load(server_object(backend));
    struct domain *other = load(client_object(backend));
    client->owner = other;
    cr_assert_eq(link_resolve(client, server, NULL).code, STATUS_UNSUPPORTED);
    cr_assert(strstr(spindle_message(), "not supported yet"), "%s", spindle_message());
    cr_assert(succeeded(link_resolve(client, domain_find("public"), NULL)), "the kernel may");
    modules_shutdown();
}

BOTH(domain, reexport_only_of_what_one_is_linked_to)
{
    modules_start(backend);
    struct domain *domain;
    cr_assert(succeeded(domain_create_from_interface(client, "calc", &domain)));
    cr_assert_eq(domain->export_count, 3);
    cr_assert_eq(domain_create_from_interface(server, "calc", &domain).code, STATUS_NOT_FOUND);
    modules_shutdown();
}

BOTH(domain, reexport_is_made_once_until_the_links_change)
{
    modules_start(backend);
    struct domain *first, *second;
    cr_assert(succeeded(domain_create_from_interface(client, "calc", &first)));
    cr_assert(succeeded(domain_create_from_interface(client, "calc", &second)));
    cr_assert_eq(first, second);
    cr_assert(succeeded(domain_destroy(first)));
    cr_assert(succeeded(domain_create_from_interface(client, "calc", &second)));
    cr_assert_eq(second->export_count, 3, "a fresh one");
    cr_assert(succeeded(spindle_unresolve(client, server)));
    cr_assert_eq(domain_create_from_interface(client, "calc", &second).code, STATUS_NOT_FOUND);
    modules_shutdown();
}

/* Aggregates of one domain, as many as its account allows. */
BOTH(domain, makes_no_more_domains_than_its_account_allows)
{
    modules_start(backend);
    struct domain *made[3];
    domain_account(client)->limit[ACCOUNT_DOMAINS] = 2;
    for (size_t i = 0; i < 2; i++)
        cr_assert(succeeded(domain_combine(&server, 1, "all", client, &made[i])));
    cr_assert_eq(domain_combine(&server, 1, "all", client, &made[2]).code, STATUS_LIMIT);
    cr_assert_eq(domain_create_from_interface(client, "calc", &made[2]).code, STATUS_LIMIT);
    cr_assert_eq(domain_create("", 0, NULL, client, &made[2]).code, STATUS_LIMIT);
    cr_assert(succeeded(domain_destroy(made[0])));
    cr_assert(succeeded(domain_create_from_interface(client, "calc", &made[2])));
    cr_assert(succeeded(domain_combine(&server, 1, "all", server, &made[0])), "others may");
    modules_shutdown();
}

BOTH(domain, what_it_made_stays_counted_when_it_ends)
{
    modules_start(backend);
    struct domain *maker, *made;
    cr_assert(succeeded(domain_combine(&server, 1, "maker", client, &maker)));
    cr_assert(succeeded(domain_combine(&server, 1, "made", maker, &made)));
    cr_assert_eq(domain_account(client)->used[ACCOUNT_DOMAINS], 1);
    cr_assert(succeeded(domain_destroy(maker)));
    cr_assert_eq(domain_account(client)->used[ACCOUNT_DOMAINS], 1);
    cr_assert(succeeded(domain_destroy(made)));
    cr_assert_eq(domain_account(client)->used[ACCOUNT_DOMAINS], 0);
    modules_shutdown();
}

BOTH(domain, initialises_once)
{
    modules_start(backend);
    cr_assert_eq(spindle_initialise(server).code, STATUS_EXISTS);
    modules_shutdown();
}

BOTH(domain, fault_ends_the_entry_and_nothing_else)
{
    modules_start(backend);
    struct spindle_result result = run_entry("fault", 9);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert_str_eq(result.fault, "divide: client.c:40:5 'a / b' a=9 b=16");
    cr_assert_eq(client->faults, 1);
    cr_assert_eq(run_entry("main", 0).exit_status, 7, "it answers afterwards");
    modules_shutdown();
}

BOTH(domain, callee_is_charged_for_its_own_check)
{
    modules_start(backend);
    struct spindle_result result = run_entry("fault_below", 0);
    cr_assert_str_eq(result.fault, "bounds: server.c:20:5 'buf[i]' i=10 len=4");
    cr_assert_eq(server->faults, 1);
    cr_assert_eq(client->faults, 0);
    cr_assert_eq(server->state, DOMAIN_READY);
    cr_assert_eq(client->state, DOMAIN_CLOSED, "cut off while it was not at fault");
    cr_assert(succeeded(spindle_initialise(client)));
    cr_assert_eq(run_entry("main", 0).exit_status, 7);
    modules_shutdown();
}

BOTH(domain, caller_is_charged_for_bad_arguments)
{
    modules_start(backend);
    struct spindle_result result = run_entry("bad_argument", 0);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert_eq(server->faults, 0);
    cr_assert_eq(client->faults, 1);
    cr_assert_eq(server->state, DOMAIN_READY);
    modules_shutdown();
}

BOTH(domain, stack_overflow_is_contained)
{
    modules_start(backend);
    struct spindle_result result = run_entry("deep", 0);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert(strncmp(result.fault, "stack", 5) == 0, "%s", result.fault);
    cr_assert_eq(run_entry("main", 0).exit_status, 7);
    modules_shutdown();
}

BOTH(domain, endless_loop_ends_at_its_limit)
{
    modules_start(backend);
    struct spindle_result result;
    const struct spindle_plan plan = {.entry = "loop", .limit = 20 * 1000 * 1000};
    cr_assert(succeeded(spindle_run(client, &plan, &result)));
    cr_assert_eq(result.outcome.code, STATUS_TIME, "%s", result.fault);
    cr_assert_eq(client->state, DOMAIN_CLOSED);
    cr_assert_eq(server->state, DOMAIN_READY);
    modules_shutdown();
}

BOTH(domain, two_entries_interleave)
{
    modules_start(backend);
    struct spindle_strand *loop, *main;
    struct spindle_result first, second;
    const struct spindle_plan endless = {.entry = "loop", .limit = 50 * 1000 * 1000};
    cr_assert(succeeded(spindle_start(client, &endless, &loop)));
    cr_assert(succeeded(spindle_start(client, &(struct spindle_plan){0}, &main)));
    spindle_wait(main, &second);
    cr_assert_eq(second.exit_status, 7, "the loop cannot hold the processor");
    spindle_wait(loop, &first);
    cr_assert_eq(first.outcome.code, STATUS_TIME);
    modules_shutdown();
}

BOTH(domain, calls_of_a_closed_domain_fault)
{
    modules_start(backend);
    domain_close(server);
    struct spindle_result result = run_entry("main", 0);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert(strncmp(result.fault, "closed", 6) == 0, "%s", result.fault);
    cr_assert(succeeded(spindle_initialise(server)), "until its owner initialises it again");
    cr_assert_eq(run_entry("main", 0).exit_status, 7);
    modules_shutdown();
}

BOTH(domain, calls_of_a_destroyed_domain_fault)
{
    modules_start(backend);
    cr_assert(succeeded(spindle_destroy(server)));
    struct spindle_result result = run_entry("main", 0);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert(strncmp(result.fault, "dead", 4) == 0, "%s", result.fault);
    cr_assert_eq(client->faults, 1);
    cr_assert_eq(client->state, DOMAIN_READY);
    cr_assert_null(domain_find("server"));
    modules_shutdown();
}

BOTH(domain, destroyed_at_the_fault_limit)
{
    modules_start_with(backend, &(struct spindle_options){.fault_limit = 2});
    cr_assert_eq(run_entry("fault", 1).outcome.code, STATUS_FAULT);
    cr_assert_not_null(spindle_find("client"));
    cr_assert_eq(run_entry("fault", 1).outcome.code, STATUS_FAULT);
    cr_assert_null(spindle_find("client"));
    cr_assert_not_null(spindle_find("server"));
    modules_shutdown();
}

BOTH(domain, text_is_not_reused)
{
    modules_boot();
    struct domain *first = load(server_object(backend));
    uintptr_t text = first->object->area.part[ZONE_TEXT].va;
    cr_assert(succeeded(spindle_destroy(first)));
    struct domain *second = load(server_object(backend));
    cr_assert_gt(second->object->area.part[ZONE_TEXT].va, text);
    modules_shutdown();
}

BOTH(domain, private_types_of_two_loads_differ)
{
    modules_boot();
    struct domain *a = load(client_object(backend)), *b = load(client_object(backend));
    cr_assert_neq(a->object->types[0], b->object->types[0]);
    cr_assert_eq(a->object->types[1], SPIN_TYPE_CHAR);
    cr_assert_eq(a->object->types[0] % 2, 1);
    modules_shutdown();
}

BOTH(domain, names_fail_closed)
{
    modules_start(backend);
    struct domain *found;
    cr_assert_eq(namespace_find("calc", client, &found).code, STATUS_NOT_FOUND);
    cr_assert(succeeded(namespace_register("calc", server, NULL)));
    cr_assert_eq(namespace_register("calc", client, NULL).code, STATUS_EXISTS);
    cr_assert_eq(namespace_find("calc", client, &found).code, STATUS_DENIED);
    cr_assert(succeeded(namespace_find("calc", server, &found)));
    cr_assert_eq(namespace_withdraw("calc", client).code, STATUS_NOT_FOUND);
    cr_assert(succeeded(spindle_destroy(server)));
    cr_assert_eq(namespace_find("calc", client, &found).code, STATUS_NOT_FOUND);
    modules_shutdown();
}

BOTH(domain, names_are_short_and_limited)
{
    modules_start(backend);
    char name[65] = {0};
    domain_account(server)->limit[ACCOUNT_NAMES] = 1;
    memset(name, 'n', 64);
    cr_assert_eq(namespace_register(name, server, NULL).code, STATUS_INVALID);
    name[63] = '\0';
    cr_assert(succeeded(namespace_register(name, server, NULL)));
    cr_assert_eq(namespace_register("two", server, NULL).code, STATUS_LIMIT);
    cr_assert(succeeded(namespace_withdraw(name, server)));
    cr_assert(succeeded(namespace_register("two", server, NULL)));
    modules_shutdown();
}

/* Says yes to a name that it withdraws and gives to another domain meanwhile. */
static bool withdraws(const struct namespace_authority *authority, const struct domain *importer)
{
    (void)importer;
    struct domain *other = authority->code;
    return succeeded(namespace_withdraw("calc", server)) &&
           succeeded(namespace_register("calc", other, NULL));
}

BOTH(domain, name_withdrawn_while_asked)
{
    modules_start(backend);
    struct domain *found = NULL, *other;
    cr_assert(succeeded(domain_combine(&server, 1, "other", NULL, &other)));
    const struct namespace_authority authority = {withdraws, domain_id(server), other};
    cr_assert(succeeded(namespace_register("calc", server, &authority)));
    cr_assert_eq(namespace_find("calc", client, &found).code, STATUS_NOT_FOUND);
    cr_assert_null(found);
    modules_shutdown();
}

BOTH(domain, raise_takes_integers_only)
{
    modules_start(backend);
    const uint64_t arguments[] = {1, 2, 3};
    cr_assert_eq(spindle_raise(server, "calc_add", arguments, 3, NULL).code, STATUS_INVALID);
    cr_assert_eq(spindle_raise(server, "calc_sub", arguments, 2, NULL).code, STATUS_NOT_FOUND);
    cr_assert(succeeded(spindle_raise(server, "calc_hint", arguments, 1, NULL)));
    cr_assert(NOTED(1001));
    cr_assert_eq(spindle_raise(server, "calc_break", arguments, 0, NULL).code, STATUS_INVALID);
    modules_shutdown();
}

Test(domain, one_kernel_per_process)
{
    cr_assert(succeeded(spindle_boot(NULL)));
    cr_assert_eq(spindle_boot(NULL).code, STATUS_EXISTS);
    spindle_shutdown();
    spindle_shutdown();
    cr_assert(succeeded(spindle_boot(NULL)));
    spindle_shutdown();
    struct domain *domain;
    cr_assert_eq(spindle_load("", 0, NULL, &domain).code, STATUS_INVALID, "not booted");
}

Test(domain, a_hundred_kernels_leave_nothing)
{
    for (int i = 0; i < 100; i++) {
        modules_start(i % 2 ? CLANG : TCC);
        cr_assert_eq(run_entry("main", 0).exit_status, 7);
        modules_shutdown();
    }
}

/* With every amount of memory, from hardly any to enough, each step works or says that it does not. */
BOTH(domain, every_amount_of_memory)
{
    bool enough = false;
    size_t refused = 0;
    for (uint64_t pages = 1; pages < 4096 && !enough; pages += 1 + pages / 16) {
        struct bytes one = server_object(backend), other = client_object(backend);
        struct domain *both[2];
        struct spindle_result result;
        if (succeeded(modules_try_boot(&(struct spindle_options){.memory = pages * 4096})) &&
            succeeded(domain_create_asserted(one.bytes, one.size, NULL, NULL, &both[0])) &&
            succeeded(domain_create_asserted(other.bytes, other.size, NULL, NULL, &both[1])) &&
            succeeded(spindle_link(both, 2)) && succeeded(spindle_initialise_all(both, 2)) &&
            succeeded(spindle_run(both[1], &(struct spindle_plan){.entry = "install"}, &result)) &&
            succeeded(result.outcome) && result.exit_status == 1 &&
            succeeded(spindle_run(both[1], &(struct spindle_plan){0}, &result)))
            enough = succeeded(result.outcome);
        refused += !enough;
        modules_shutdown();
    }
    cr_assert(enough, "%s", spindle_message());
    cr_assert_gt(refused, 10);
}
