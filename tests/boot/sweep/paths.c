/*
 * The paths of extensions into the kernel and back, with a tick at every instruction (tick.h).
 *
 * Each run must end as the undisturbed one did: what the entry returned, what it wrote, what was reported,
 * and what the accounts of the domain and the kernel's memory hold.  Then the same entry followed by an
 * endless loop must be ended by the tick, wherever it came, and the domain must work again.
 */
#include "account.h"
#include "domain.h"
#include "event.h"
#include "memory.h"
#include "objects.h"
#include "package.h"
#include "scheduler.h"
#include "strand.h"
#include "tick.h"

#include "runtime/seal.h"

#include <criterion/criterion.h>
#include <spindle.h>
#include <stdio.h>

/* What can be seen of a run. */
struct state {
    struct spindle_result result;
    char text[256]; /* written and reported */
    size_t length;
    uint64_t used[ACCOUNT_ITEMS];
    size_t memory;
    size_t handlers;
};

static struct domain *bell, *walker, *victim;
static const char *entry, *installer; /* what runs when the domain is as new; NULL: nothing */
static struct state before, usual, found;

static void must(status s)
{
    cr_assert(succeeded(s), "%s", spindle_message());
}

/* ---- A kernel with both modules ---- */

static void catch (void *context, const char *text, size_t n)
{
    (void)context;
    for (size_t i = 0; i < n && found.length < sizeof found.text - 1; i++)
        found.text[found.length++] = text[i];
    found.text[found.length] = 0;
}

static void catch_report(void *context, const char *text)
{
    catch (context, text, strlen(text));
}

static struct domain *load(const unsigned char *bytes, size_t size, const char *name)
{
    struct domain *domain;
    must(spindle_load(bytes, size, name, &domain));
    return domain;
}

static void start(struct domain *domain)
{
    struct domain *both[] = {bell, domain};
    must(spindle_grant(domain, "scheduler"));
    must(spindle_link(both, 2));
    must(spindle_initialise_all(both, 2));
}

static void boot(void)
{
    const struct spindle_options options = {.write = catch, .report = catch_report};
    struct spin_seal seal;
    installer = NULL;
    must(spindle_boot(&options));
    cr_assert(sched_slice_set(tick_never));
    *domain_limits() = (struct domain_limits){tick_never, tick_never, tick_never};
    cr_assert(seal_read(count_bell, count_bell_size, &seal));
    must(spindle_trust(seal.key, "sweep"));
    bell = load(count_bell, count_bell_size, NULL);
    walker = load(sweep_walker, sweep_walker_size, NULL);
    start(walker);
}

#define PATH(name) Test(path, name, .init = boot, .fini = spindle_shutdown)

static struct spindle_result run(struct domain *domain, const char *name, int argc)
{
    static const char *const argv[10] = {"", "", "", "", "", "", "", "", "", ""};
    const struct spindle_plan plan = {.entry = name, .argc = argc, .argv = argv};
    struct spindle_result result;
    must(spindle_run(domain, &plan, &result));
    return result;
}

static void look(struct state *state)
{
    memcpy(state->used, domain_account(walker)->used, sizeof state->used);
    state->memory = memory_used();
    state->handlers = domain_export(bell, "bell_ring")->list->count;
}

/* What ended closed the domain it was in, which is as new when it is started again. */
static void reopen(void)
{
    if (!domain_is_open(bell))
        must(spindle_initialise(bell));
    if (!domain_is_open(walker))
        must(spindle_initialise(walker));
}

static void walk(void)
{
    reopen();
    found.length = 0;
    found.text[0] = 0;
    look(&before);
    found.result = run(walker, entry, 1);
    look(&found);
}

/* ---- Undisturbed and disturbed ---- */

/* The heap grows by what the run allocates; all else is as it was. */
static void expect_totals(size_t n)
{
    for (size_t i = 0; i < ACCOUNT_ITEMS; i++) {
        uint64_t usually = i == ACCOUNT_HEAP ? usual.used[i] : 0;
        cr_assert_eq(found.used[i] - before.used[i], usually, "position %zu: %lu of item %zu", n,
                     found.used[i] - before.used[i], i);
    }
    cr_assert_eq(found.memory, before.memory, "position %zu: %zu bytes and %zu", n, before.memory,
                 found.memory);
    cr_assert_eq(found.handlers, before.handlers, "position %zu", n);
}

static void expect_usual(size_t n)
{
    walk();
    cr_assert_eq(found.result.outcome.code, usual.result.outcome.code, "position %zu: %s", n,
                 found.result.fault);
    cr_assert_eq(found.result.exit_status, usual.result.exit_status, "position %zu: %d", n,
                 found.result.exit_status);
    cr_assert_str_eq(found.result.fault, usual.result.fault, "position %zu: %s", n,
                     found.result.fault);
    cr_assert_str_eq(found.text, usual.text, "position %zu: %s", n, found.text);
    expect_totals(n);
}

static void undisturbed(const char *name, int expected)
{
    entry = name;
    walk(); /* what is made once is made here */
    walk();
    usual = found;
    usual.used[ACCOUNT_HEAP] -= before.used[ACCOUNT_HEAP];
    cr_assert_eq(usual.result.exit_status, expected, "%d: %s", usual.result.exit_status,
                 usual.result.fault);
    expect_totals(0);
}

/* How many instructions the path has. */
static size_t sweep(const char *name, int expected)
{
    undisturbed(name, expected);
    size_t swept = tick_sweep(&(struct tick_sweep){.scenario = expect_usual});
    cr_assert_gt(unit_step * swept, 1000);
    return unit_step * swept;
}

/* ---- No tick is lost ---- */

static void expect_end(size_t n)
{
    char looping[64];
    snprintf(looping, sizeof looping, "%s_then_loop", entry);
    struct spindle_result result = run(walker, looping, 1);
    cr_assert_eq(result.outcome.code, STATUS_KILLED, "position %zu: %d", n, result.outcome.code);
}

static void recover(void)
{
    reopen();
    while (walker->bindings)
        must(event_uninstall(walker->bindings));
    if (installer)
        cr_assert_eq(run(walker, installer, 1).exit_status, 1);
    walk();
    cr_assert_eq(found.result.exit_status, usual.result.exit_status, "%s: %d %s", entry,
                 found.result.exit_status, found.result.fault);
    expect_totals(0);
}

static void sweep_and_end(const char *name, int expected)
{
    enum { INTO_LOOP = 300 };
    size_t most = sweep(name, expected) + INTO_LOOP;
    const struct tick_sweep loop = {
        .prepare = recover, .scenario = expect_end, .most = most, .stops = true};
    cr_assert_geq(unit_step * tick_sweep(&loop), most - unit_step);
    recover();
}

/* Another strand is ready: a tick in the extension gives it a turn. */
static void sweep_beside(const char *name, int expected)
{
    size_t *turns = tick_spawn_other();
    sweep(name, expected);
    cr_assert_gt(*turns, 10);
}

/* ---- The paths ---- */

PATH(console_print)
{
    sweep_and_end("print", 1);
    cr_assert_str_eq(usual.text, "line 42 of text\nplain\n");
}

PATH(new)
{
    sweep_and_end("cells", 321);
}

PATH(new_array)
{
    sweep_and_end("arrays", 44);
}

PATH(new_array_preempted)
{
    sweep_beside("arrays", 44);
}

PATH(slot)
{
    sweep_and_end("ring", 41006);
}

static void leave_to(const char *install, int argc)
{
    cr_assert_eq(run(walker, install, argc).exit_status, argc);
    cr_assert_eq(run(bell, "leave", 0).exit_status, 1);
}

PATH(raise_with_1_handler)
{
    leave_to("install_some", 1);
    sweep("ring", 42007);
}

PATH(raise_with_10_handlers)
{
    leave_to("install_some", 10);
    sweep("ring", 42007);
}

PATH(raise_with_10_handlers_preempted)
{
    leave_to("install_some", 10);
    sweep_beside("ring", 42007);
}

/* The guard refuses 40: the implementation answers. */
PATH(raise_with_guard_and_closure)
{
    cr_assert_eq(run(walker, "install_guarded", 1).exit_status, 1);
    sweep("ring", 41045);
}

PATH(install_and_uninstall)
{
    sweep_and_end("come_and_go", 32);
}

PATH(install_and_uninstall_preempted)
{
    sweep_beside("come_and_go", 32);
}

PATH(handler_that_faults)
{
    sweep_and_end("contained", 10011);
    cr_assert(strncmp(usual.text, "bounds: ", 8) == 0, "%s", usual.text);
}

PATH(check_that_fails)
{
    sweep("breaks", 0);
    cr_assert(strncmp(usual.result.fault, "bounds: ", 8) == 0, "%s", usual.result.fault);
}

PATH(check_that_fails_preempted)
{
    sweep_beside("divides", 0);
    cr_assert(strncmp(usual.result.fault, "divide: ", 8) == 0, "%s", usual.result.fault);
}

PATH(yield)
{
    sweep_and_end("gives_way", 2);
}

PATH(yield_beside_another)
{
    sweep_beside("gives_way", 2);
}

PATH(block_and_unblock)
{
    sweep("wakes", 1);
}

PATH(block_and_unblock_beside_another)
{
    sweep_beside("wakes", 1);
}

/* The first tick preempts; the second comes in the trampoline, the switch, the other strand, the way back. */
PATH(preemption)
{
    size_t *turns = tick_spawn_other();
    undisturbed("cells", 321);
    for (uint64_t then = 2000; then < 4500; then += 250) {
        *turns = 0;
        tick_sweep(&(struct tick_sweep){.scenario = expect_usual, .then = then});
        cr_assert_gt(*turns, 0);
    }
}

/* ---- Packages ---- */

static void be_told(void)
{
    installer = "install_notices";
    cr_assert_eq(run(walker, installer, 1).exit_status, 1);
}

PATH(package_of_one)
{
    be_told();
    sweep_and_end("leads", 111);
}

/* The tick takes the processor from the leader as well, who is told. */
PATH(package_of_one_preempted)
{
    be_told();
    sweep_beside("leads", 111);
}

PATH(package_that_waits)
{
    be_told();
    sweep("hears", 122);
}

PATH(package_of_all)
{
    be_told();
    sweep_and_end("rules", 111);
}

PATH(package_of_all_that_is_ended)
{
    be_told();
    sweep("serves", 191);
}

/* The watch finds it while everybody waits: a first tick that late, and the second at every instruction after it. */
PATH(package_that_is_removed)
{
    const uint64_t bound = 10 * 1000 * 1000, late = bound + bound / 10;
    cr_assert(package_set_bound(bound));
    undisturbed("starves", 191);
    cr_assert(strncmp(usual.text, "starve: ", 8) == 0, "%s", usual.text);
    size_t swept = tick_sweep(&(struct tick_sweep){.scenario = expect_usual, .then = late});
    cr_assert_gt(unit_step * swept, 1000);
}

/* ---- The end of a domain ---- */

/* Numbers of accounts are not used again, and the table by number grows: not while we look. */
static void make_room(void)
{
    enum { ACCOUNTS = 40000 };
    struct account account;
    for (size_t i = 0; i < ACCOUNTS; i++) {
        cr_assert(account_init(&account));
        account_fini(&account);
    }
}

static void prepare_victim(void)
{
    look(&before);
    must(domain_create_asserted(sweep_walker, sweep_walker_size - sizeof(struct spin_seal),
                                "victim", NULL, &victim));
    start(victim);
    cr_assert_eq(run(victim, "install_some", 3).exit_status, 3);
    cr_assert_eq(run(walker, "ring", 1).exit_status, 42007);
}

static void destroy(size_t n)
{
    must(spindle_destroy(victim));
    look(&found);
    cr_assert_eq(found.handlers, before.handlers, "position %zu", n);
    cr_assert_eq(found.memory, before.memory, "position %zu: %zu bytes and %zu", n, before.memory,
                 found.memory);
    cr_assert_eq(run(walker, "ring", 1).exit_status, 41006, "position %zu", n);
    cr_assert_null(domain_find("victim"));
}

PATH(destroy)
{
    make_room();
    prepare_victim();
    must(spindle_destroy(victim));
    size_t swept = tick_sweep(&(struct tick_sweep){.prepare = prepare_victim, .scenario = destroy});
    cr_assert_gt(unit_step * swept, 1000);
}
