/* What handlers, guards, defaults and authorisers end while the kernel is in the middle of them. */
#include "boot.h"
#include "call.h"
#include "capability.h"
#include "event.h"
#include "exports.h"
#include "link.h"
#include "memory.h"
#include "modules.h"
#include "strand.h"

#include <string.h>

/* Rows of the client's install table, and orders as its entry `install` takes them. */
enum { TWICE = 0, ACTING = 10, ACTS = 11, FIRST = 1 << 4, LAST = 2 << 4, DEFAULT = 3 << 4 };

enum { IN_AUTHORISER = 1, IN_GUARD = 2, IN_INITIALISER = 5, IN_HANDLER = 40 };

static size_t acted;

static void start(enum backend backend)
{
    acted = 0;
    modules_start(backend);
}

static bool install(int what)
{
    struct spindle_result result = run_entry("install", what);
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    note_count = 0;
    return result.exit_status;
}

static struct event *calc_add(void)
{
    return domain_export(server, "calc_add");
}

/* Raises calc_add(IN_HANDLER, 2) from outside. */
static status raise_event(uint64_t *result)
{
    const uint64_t arguments[] = {IN_HANDLER, 2};
    *result = 0;
    return spindle_raise(server, "calc_add", arguments, 2, result);
}

static void expect_result(uint64_t expected)
{
    uint64_t result;
    status raised = raise_event(&result);
    cr_assert(succeeded(raised), "%s", spindle_message());
    cr_assert_eq(result, expected, "%lu", result);
}

static void remove_implementation(void)
{
    cr_assert(succeeded(event_uninstall(event_intrinsic(calc_add()))));
}

/* --- The default handler ----------------------------------------------------------------------- */

BOTH(lifetime, default_runs_when_no_other_did)
{
    start(backend);
    cr_assert(install(TWICE | DEFAULT));
    expect_result(IN_HANDLER + 2);
    cr_assert_eq(note_count, 0, "the implementation ran");
    remove_implementation();
    expect_result(2 * (IN_HANDLER + 2));
    cr_assert(NOTED(1));
    cr_assert(install(ACTING));
    expect_result(IN_HANDLER + 2000);
    cr_assert(NOTED(7));
    modules_shutdown();
}

BOTH(lifetime, one_default_behind_all)
{
    start(backend);
    cr_assert(install(TWICE | DEFAULT));
    cr_assert_not(install(ACTING | DEFAULT), "there is one");
    cr_assert(strstr(spindle_message(), "default"), "%s", spindle_message());
    cr_assert(install(ACTING | LAST));
    cr_assert(install(ACTING));
    const struct handler_list *list = calc_add()->list;
    cr_assert_eq(list->count, 4);
    cr_assert_eq(list->binding[2]->order, EVENT_LAST);
    cr_assert_eq(list->binding[3], event_default(calc_add()));
    cr_assert(succeeded(event_uninstall(event_default(calc_add()))));
    cr_assert_null(event_default(calc_add()));
    cr_assert(install(ACTING | DEFAULT), "the place is free again");
    modules_shutdown();
}

BOTH(lifetime, default_is_for_the_implementer_to_allow)
{
    start(backend);
    calc_add()->authoriser = NULL;
    cr_assert_not(install(TWICE | DEFAULT));
    cr_assert_eq(calc_add()->list->count, 1);
    modules_shutdown();
}

BOTH(lifetime, default_that_faults_or_says_no_leaves_the_raiser_without_result)
{
    uint64_t result;
    start(backend);
    enum { FAULTY = 3, EVEN = 2, CLOSURE = 1 };
    cr_assert(install(FAULTY | DEFAULT));
    remove_implementation();
    cr_assert_eq(raise_event(&result).code, STATUS_FAULT);
    cr_assert_null(event_default(calc_add()), "it was to blame");
    cr_assert(install(CLOSURE | DEFAULT), "its guard says no below 50");
    cr_assert_eq(raise_event(&result).code, STATUS_FAULT);
    cr_assert(install(FAULTY), "the default stands in for one that faults");
    cr_assert(succeeded(event_uninstall(event_default(calc_add()))));
    cr_assert(install(TWICE | DEFAULT));
    expect_result(2 * (IN_HANDLER + 2));
    modules_shutdown();
}

BOTH(lifetime, default_of_a_destroyed_domain_goes)
{
    uint64_t result;
    start(backend);
    cr_assert(install(TWICE | DEFAULT));
    remove_implementation();
    cr_assert(succeeded(spindle_destroy(client)));
    cr_assert_eq(calc_add()->list->count, 0);
    cr_assert_eq(raise_event(&result).code, STATUS_FAULT);
    modules_shutdown();
}

/* --- Handlers that change what is under way ------------------------------------------------------ */

static void uninstall_all(uint64_t what)
{
    if (what == IN_AUTHORISER)
        return;
    acted++;
    while (calc_add()->list->count)
        cr_assert(succeeded(event_uninstall(calc_add()->list->binding[0])));
}

BOTH(lifetime, handler_uninstalls_all)
{
    uint64_t result;
    start(backend);
    probe_action = uninstall_all;
    cr_assert(install(ACTING | FIRST));
    cr_assert(install(TWICE | LAST));
    expect_result(2 * (IN_HANDLER + 2));
    cr_assert(NOTED(7, 1), "the raise under way finishes on its list");
    cr_assert_eq(client->account.used[ACCOUNT_HANDLERS], 0);
    cr_assert_null(client->bindings);
    cr_assert_null(server->bindings);
    cr_assert_eq(raise_event(&result).code, STATUS_FAULT, "no handler is left");
    modules_shutdown();
}

BOTH(lifetime, guard_uninstalls_its_handler)
{
    start(backend);
    probe_action = uninstall_all;
    cr_assert(install(ACTS));
    expect_result(2 * (IN_HANDLER + 2));
    cr_assert_eq(calc_add()->list->count, 0);
    modules_shutdown();
}

static struct domain *second;
static enum backend used;

static struct domain *load_client(const char *name)
{
    struct domain *domain;
    struct bytes object = client_object(used);
    cr_assert(succeeded(domain_create_asserted(object.bytes, object.size, name, NULL, &domain)));
    cr_assert(succeeded(link_resolve(domain, domain_find("public"), NULL)));
    cr_assert(succeeded(link_resolve(domain, server, NULL)));
    cr_assert(succeeded(domain_initialise(domain)), "%s", spindle_message());
    return domain;
}

/* A second client, whose handlers stand behind those of the first. */
static void start_with_second(enum backend backend, int row)
{
    struct spindle_result result;
    acted = 0;
    used = backend;
    start(backend);
    second = load_client("client 2");
    static const char *argv[256];
    for (size_t i = 0; i < 256; i++)
        argv[i] = "";
    const struct spindle_plan plan = {.entry = "install", .argc = row, .argv = argv};
    cr_assert(succeeded(spindle_run(second, &plan, &result)));
    cr_assert(succeeded(result.outcome) && result.exit_status == 1, "%s", result.fault);
    note_count = 0;
}

/* Takes the second client away, and gives its memory to a third one that is open. */
static void replace_second(uint64_t what)
{
    if (what == IN_AUTHORISER || !second)
        return;
    acted++;
    struct domain *gone = second;
    second = NULL;
    cr_assert(succeeded(event_uninstall(gone->bindings)));
    cr_assert(succeeded(domain_destroy(gone)));
    cr_assert_eq(domain_reap(), 0);
    load_client("client 3");
}

/* The list under way still names a handler of a domain that is gone altogether. */
BOTH(lifetime, uninstalled_handler_of_a_freed_domain_is_passed_over)
{
    start_with_second(backend, TWICE | LAST);
    cr_assert(install(ACTING | FIRST));
    probe_action = replace_second;
    expect_result(IN_HANDLER + 2);
    cr_assert(NOTED(7));
    cr_assert_eq(acted, 1);
    cr_assert_str_empty(call_last_fault());
    modules_shutdown();
}

static void destroy_client(uint64_t what)
{
    if (what == IN_AUTHORISER || !client)
        return;
    acted++;
    struct domain *gone = client;
    client = NULL;
    cr_assert(succeeded(domain_destroy(gone)));
    boot_reap();
}

BOTH(lifetime, domain_destroyed_by_its_handler)
{
    start(backend);
    cr_assert(install(ACTING));
    cr_assert(install(TWICE));
    probe_action = destroy_client;
    expect_result(IN_HANDLER + 2);
    cr_assert_eq(note_count, 0, "what is dead calls nobody, and no other handler of it runs");
    cr_assert_eq(domain_reap(), 0);
    modules_shutdown();
}

BOTH(lifetime, domain_destroyed_by_its_guard)
{
    start(backend);
    cr_assert(install(ACTS));
    probe_action = destroy_client;
    expect_result(IN_HANDLER + 2);
    cr_assert_eq(note_count, 0);
    modules_shutdown();
}

BOTH(lifetime, domain_destroyed_by_its_default_handler)
{
    uint64_t result;
    start(backend);
    cr_assert(install(ACTING | DEFAULT));
    remove_implementation();
    probe_action = destroy_client;
    cr_assert_eq(raise_event(&result).code, STATUS_FAULT);
    cr_assert_eq(calc_add()->list->count, 0);
    modules_shutdown();
}

/* --- The event goes while it is raised -------------------------------------------------------------- */

static void destroy_server(uint64_t what)
{
    if (what == IN_AUTHORISER || !server)
        return;
    acted++;
    struct domain *gone = server;
    server = NULL;
    cr_assert(succeeded(domain_destroy(gone)));
    boot_reap();
}

BOTH(lifetime, implementer_destroyed_by_a_handler)
{
    uint64_t result;
    start(backend);
    cr_assert(install(ACTING));
    probe_action = destroy_server;
    cr_assert_eq(raise_event(&result).code, STATUS_KILLED, "a raise from outside is its strand");
    cr_assert_eq(acted, 1);
    cr_assert_null(client->bindings);
    cr_assert_eq(client->state, DOMAIN_CLOSED, "it was cut off anywhere");
    modules_shutdown();
}

BOTH(lifetime, implementer_destroyed_before_a_raise_begins)
{
    struct spindle_strand *strand;
    struct spindle_result result;
    uint64_t sum;
    start(backend);
    cr_assert(install(ACTING));
    probe_action = destroy_server;
    cr_assert(succeeded(spindle_start(client, &(struct spindle_plan){0}, &strand)));
    cr_assert_eq(raise_event(&sum).code, STATUS_KILLED, "main came first");
    spindle_wait(strand, &result);
    modules_shutdown();
}

static struct domain *load_server(void)
{
    struct domain *domain;
    struct bytes object = server_object(used);
    cr_assert(succeeded(domain_create_asserted(object.bytes, object.size, "more", NULL, &domain)));
    return domain;
}

/* Fills the page of gates that the server's lie in, with gates that are closed as well. */
static void destroy_gates(uint64_t what)
{
    if (what == IN_AUTHORISER || !server)
        return;
    acted++;
    struct domain *gone[] = {server, second};
    server = second = NULL;
    for (size_t i = 0; i < 2; i++)
        cr_assert(succeeded(domain_destroy(gone[i])));
    for (size_t i = 0; i < 64; i++)
        cr_assert(succeeded(domain_destroy(load_server())));
    boot_reap();
}

/* The raiser of an event that is gone, gate and all, hears that no handler ran: the one that was
 * running was cut off, and its domain is gone as well. */
BOTH(lifetime, gates_stay_while_a_raise_is_under_way)
{
    used = backend;
    acted = 0;
    modules_boot();
    for (size_t i = 0; i < 64; i++) /* away from the gates of the kernel, which stay open */
        cr_assert(succeeded(domain_destroy(load_server())));
    server = load_server();
    cr_assert(succeeded(link_resolve(server, domain_find("public"), NULL)));
    cr_assert(succeeded(domain_initialise(server)));
    client = load_client("client");
    second = load_client("client 2");
    struct domain *raiser = client;
    client = second;
    cr_assert(install(ACTING));
    client = raiser;
    remove_implementation();
    probe_action = destroy_gates;
    struct spindle_result result = run_entry("main", 0);
    cr_assert_eq(acted, 1);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert(strstr(result.fault, "handler"), "%s", result.fault);
    modules_shutdown();
}

/* --- Authorisers ------------------------------------------------------------------------------------ */

static void end_asked(uint64_t what)
{
    destroy_server(what == IN_AUTHORISER ? 0 : what);
}

BOTH(lifetime, authoriser_ends_its_own_domain)
{
    start(backend);
    probe_action = end_asked;
    cr_assert_not(install(TWICE));
    cr_assert_eq(acted, 1);
    cr_assert_null(client->bindings);
    cr_assert_eq(client->account.used[ACCOUNT_HANDLERS], 0);
    modules_shutdown();
}

static void end_asker(uint64_t what)
{
    destroy_client(what == IN_AUTHORISER ? 0 : what);
}

BOTH(lifetime, authoriser_ends_the_domain_that_asks)
{
    start(backend);
    probe_action = end_asker;
    cr_assert_eq(run_entry("install", TWICE).outcome.code, STATUS_KILLED);
    cr_assert_eq(acted, 1);
    cr_assert_eq(calc_add()->list->count, 1, "nothing was installed for it");
    modules_shutdown();
}

static void endless_authoriser(uint64_t what)
{
    (void)what;
    spindle_fault(SPIN_FAULT_TIME, "authoriser");
}

/* The asker runs, dead, before the authoriser has ended. */
static void end_asker_and_yield(uint64_t what)
{
    end_asker(what);
    strand_yield();
}

/* The asker is killed while it waits; the authoriser goes on to its end, and is not closed. */
BOTH(lifetime, asker_killed_while_it_waits)
{
    start(backend);
    probe_action = end_asker_and_yield;
    (void)run_entry("install", TWICE);
    cr_assert_eq(server->state, DOMAIN_READY);
    cr_assert_eq(server->account.used[ACCOUNT_STRANDS], 0);
    cr_assert_eq(server->faults, 0);
    modules_shutdown();
}

/* Cut off in the middle of anything, it takes no more calls. */
BOTH(lifetime, authoriser_out_of_time_closes_its_domain)
{
    start(backend);
    probe_action = endless_authoriser;
    cr_assert_not(install(TWICE));
    cr_assert_eq(server->state, DOMAIN_CLOSED);
    cr_assert_eq(client->state, DOMAIN_READY);
    cr_assert_not(install(TWICE), "a closed domain is not asked");
    modules_shutdown();
}

/* The implementer's own default handler, in the middle of being asked for another's. */
static void install_default(uint64_t what)
{
    struct binding *binding;
    const struct install_plan plan = {
        .domain = server,
        .handler = &server->object->module.table.procedures[0],
        .order = EVENT_DEFAULT,
    };
    if (what == IN_AUTHORISER && acted++ == 0)
        cr_assert(succeeded(event_install(calc_add(), &plan, &binding)));
}

BOTH(lifetime, authoriser_installs_meanwhile)
{
    start(backend);
    acted = 0;
    probe_action = install_default;
    cr_assert_not(install(TWICE | DEFAULT), "there is one by now");
    cr_assert_eq(event_default(calc_add())->domain, server);
    cr_assert(install(TWICE));
    modules_shutdown();
}

/* --- Initialisers ---------------------------------------------------------------------------------- */

static size_t returned;

/* In a handler: initialises the server again on a strand that is to end, so that its initialiser is not
 * entered at all. */
static void end_initialiser(uint64_t what)
{
    if (what == IN_INITIALISER || what == IN_AUTHORISER || acted++)
        return;
    domain_close(server);
    strand_kill(strand_current(), SPIN_FAULT_KILLED);
    (void)!failed(export_domain_initialise(capability_create(CAPABILITY_DOMAIN, server)));
    returned++;
}

/* Whoever asked for it is ended as well, but not before the domain is put in order. */
BOTH(lifetime, initialiser_that_is_cut_off_leaves_its_domain_closed)
{
    start(backend);
    acted = returned = 0;
    probe_action = end_initialiser;
    cr_assert(install(ACTING));
    cr_assert_eq(run_entry("main", 0).outcome.code, STATUS_KILLED);
    cr_assert_eq(acted, 1);
    cr_assert_eq(returned, 0, "a kill is of the whole strand");
    cr_assert_eq(server->state, DOMAIN_CLOSED);
    probe_action = NULL;
    cr_assert(succeeded(spindle_initialise(server)), "%s", spindle_message());
    modules_shutdown();
}

/* --- Destroyed by policy --------------------------------------------------------------------------- */

static void fault_in_authoriser(uint64_t what)
{
    if (what == IN_AUTHORISER)
        spindle_fault(SPIN_FAULT_ASSERT, "authoriser");
}

BOTH(lifetime, faults_of_a_handler_end_its_domain)
{
    enum { FAULTY = 3 };
    modules_start_with(backend, &(struct spindle_options){.fault_limit = 1});
    cr_assert(install(FAULTY));
    cr_assert(install(TWICE));
    client->is_held = true;
    expect_result(IN_HANDLER + 2);
    cr_assert_eq(calc_add()->list->count, 1);
    cr_assert_null(spindle_find("client"));
    struct spindle_result result;
    cr_assert_eq(spindle_run(client, &(struct spindle_plan){0}, &result).code, STATUS_NOT_FOUND);
    cr_assert_eq(spindle_initialise(client).code, STATUS_NOT_FOUND);
    cr_assert(failed(spindle_link(&client, 1)));
    cr_assert_eq(domain_reap(), 1, "the host still names it");
    cr_assert_eq(spindle_destroy(client).code, STATUS_NOT_FOUND);
    cr_assert_eq(domain_reap(), 0);
    modules_shutdown();
}

BOTH(lifetime, faults_of_an_authoriser_end_its_domain)
{
    modules_start_with(backend, &(struct spindle_options){.fault_limit = 1});
    probe_action = fault_in_authoriser;
    cr_assert_not(install(TWICE));
    cr_assert_null(spindle_find("server"));
    cr_assert_eq(client->faults, 0);
    cr_assert_null(client->bindings);
    modules_shutdown();
}

/* --- A destroyed domain as caller ------------------------------------------------------------------- */

static size_t count_domains(void)
{
    size_t n = 0;
    for (const struct domain *domain = domain_first(); domain; domain = domain->next)
        n++;
    return n;
}

/* What a handler of the client calls when it was destroyed already: the kernel must not make it the
 * owner of anything. */
static void destroy_and_create(uint64_t what)
{
    struct bytes object = server_object(used);
    status why = OK;
    if (what == IN_AUTHORISER || !client)
        return;
    destroy_client(what);
    (void)export_domain_create(object.bytes, object.size, &why);
    acted++; /* not reached */
}

BOTH(lifetime, dead_domains_own_nothing)
{
    start(backend);
    acted = 0;
    used = backend;
    cr_assert(install(ACTING));
    probe_action = destroy_and_create;
    expect_result(IN_HANDLER + 2);
    cr_assert_eq(acted, 1);
    cr_assert(strstr(call_last_fault(), "destroyed"), "%s", call_last_fault());
    cr_assert_eq(domain_reap(), 0);
    cr_assert_eq(count_domains(), 3, "public, privileged, server");
    modules_shutdown();
}

/* --- Again and again -------------------------------------------------------------------------------- */

static void one_round(enum backend backend, void (*action)(uint64_t), int row)
{
    uint64_t sum;
    struct spindle_result result;
    start_with_second(backend, TWICE | LAST);
    probe_action = action;
    (void)run_entry("install", row);
    if (server)
        (void)!failed(raise_event(&sum));
    if (client) /* closed when it was cut off */
        (void)!failed(spindle_run(client, &(struct spindle_plan){0}, &result));
    modules_shutdown();
}

/* Strands that nobody waits for, in a handler and in a raise, are there when the kernel ends; what they
 * held is nothing to the next one. */
BOTH(lifetime, a_hundred_kernels_end_in_the_middle_of_a_raise)
{
    enum { SLOW = 9 };
    struct spindle_strand *strand;
    struct spindle_result result;
    for (size_t i = 0; i < 100; i++) {
        modules_start(backend);
        cr_assert_eq(run_entry("main", 0).exit_status, 7);
        cr_assert(install(SLOW));
        for (size_t k = 0; k < 3; k++)
            cr_assert(succeeded(spindle_start(client, &(struct spindle_plan){0}, &strand)));
        const struct spindle_plan hints = {.entry = "hints"};
        for (size_t k = 0; k < 3; k++)
            cr_assert(succeeded(spindle_run(client, &hints, &result)));
        if (i % 2)
            cr_assert(succeeded(spindle_destroy(i % 4 == 1 ? client : server)));
        spindle_shutdown();
    }
}

BOTH(lifetime, a_hundred_kernels_with_all_of_these)
{
    void (*const actions[])(uint64_t) = {uninstall_all,   replace_second,    destroy_client,
                                         destroy_server,  end_asked,         end_asker,
                                         install_default, destroy_and_create};
    const int rows[] = {ACTING, ACTING | FIRST, ACTING | DEFAULT, ACTS};
    for (size_t i = 0; i < 100; i++)
        one_round(backend, actions[i % 8], rows[i / 8 % 4]);
}

/* --- Those that were, in number ------------------------------------------------------------------ */

static void load_and_end(struct bytes object)
{
    struct domain *domain;
    status s = domain_create_asserted(object.bytes, object.size, NULL, NULL, &domain);
    cr_assert(succeeded(s), "%s", spindle_message());
    cr_assert(succeeded(spindle_destroy(domain)));
}

BOTH(lifetime, nothing_is_left_of_a_thousand)
{
    enum { WARM = 100, ROUNDS = 1000 };
    struct spindle_statistics before, after;
    start(backend);
    for (size_t i = 0; i < WARM; i++)
        load_and_end(server_object(backend));
    size_t bytes = memory_used();
    spindle_statistics(&before);
    for (size_t i = 0; i < ROUNDS; i++)
        load_and_end(server_object(backend));
    spindle_statistics(&after);
    cr_assert_eq(memory_used(), bytes, "%zu bytes more", memory_used() - bytes);
    cr_assert_eq(after.memory_free, before.memory_free);
    cr_assert_eq(after.domains, before.domains);
    expect_result(IN_HANDLER + 2);
    modules_shutdown();
}
