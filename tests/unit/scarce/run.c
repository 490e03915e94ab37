/*
 * No memory at each request of what runs: handlers, strands, packages, devices, domains that extensions load.
 * It is refused, by a status or by the fault of a heap that is used up; whatever was begun is ended, and
 * the next run has all of it again.
 */
#include "domain/files.h"
#include "domain/safe.h"
#include "memory.h"
#include "scarce.h"
#include "scheduler.h"

#include <string.h>

enum { COLD = 4, WARM = 40 };

SAFE(needy)
SAFE(service)

static char file[] = "/tmp/spindle-XXXXXX";
static struct domain *needy;

static void swallow(void *context, const char *text, size_t n)
{
    (void)context;
    (void)text;
    (void)n;
}

static void start(enum backend backend)
{
    safe_boot(&(struct spindle_options){.write = swallow});
    file_make(file, service_object(backend));
    needy = safe_load(needy_object(backend), NULL);
    cr_assert(succeeded(spindle_allow_device(file)));
    cr_assert(succeeded(spindle_grant(needy, "domain")));
    cr_assert(succeeded(spindle_grant(needy, "scheduler")));
    safe_start(&needy, 1);
}

static status run(const char *entry, struct spindle_result *result)
{
    const char *argv[] = {"needy", file};
    const struct spindle_plan plan = {.entry = entry, .argc = 2, .argv = argv};
    return spindle_run(needy, &plan, result);
}

/* Everything is there; nothing of the runs before is. */
static size_t run_whole(const char *entry, size_t first)
{
    struct spindle_result result;
    cr_assert(succeeded(run(entry, &result)), "request %zu: %s", first, spindle_message());
    cr_assert(succeeded(result.outcome), "request %zu: %s", first, result.fault);
    cr_assert_eq(result.exit_status, 0, "request %zu", first);
    cr_assert_null(sched.ruler);
    cr_assert_eq(needy->account.used[ACCOUNT_HANDLERS], 0, "request %zu", first);
    cr_assert_eq(needy->account.used[ACCOUNT_STRANDS], 0, "request %zu", first);
    cr_assert_eq(needy->account.used[ACCOUNT_STACK], 0, "request %zu", first);
    cr_assert_eq(needy->account.used[ACCOUNT_REQUESTS], 0, "request %zu", first);
    cr_assert_eq(needy->account.used[ACCOUNT_NAMES], 0, "request %zu", first);
    return memory_used();
}

/* The `count` requests from the first-th on are refused; how many there were. */
static size_t run_without(const char *entry, size_t first, size_t count)
{
    struct spindle_result result;
    scarce_arm(first, count);
    status started = run(entry, &result);
    size_t refused = scarce_disarm();
    if (failed(started))
        cr_assert(strstr(spindle_message(), "memory"), "request %zu: %s", first, spindle_message());
    else if (failed(result.outcome))
        cr_assert(strstr(result.fault, "heap: "), "request %zu: %s", first, result.fault);
    cr_assert(refused != 0 || result.exit_status == 0, "request %zu", first);
    return refused;
}

/* What is in use after a run. Gates come in pages, of which there is one more or less at times. */
static size_t in_use, gate_page;

static void warm_up(void)
{
    for (size_t i = 0; i < WARM; i++) {
        size_t memory = run_whole("main", 0);
        if (i > COLD && memory > in_use)
            gate_page = memory - in_use;
        in_use = memory;
    }
    cr_assert_gt(gate_page, 1024);
}

static void expect_as_before(size_t first)
{
    size_t memory = run_whole("main", first);
    cr_assert(memory == in_use || memory == in_use + gate_page || memory + gate_page == in_use,
              "request %zu: %zu bytes, not %zu", first, memory, in_use);
    cr_assert_eq(needy->account.used[ACCOUNT_DOMAINS], 0, "request %zu", first);
}

BOTH(scarce, each_request_of_what_runs)
{
    size_t first = 1, refusals = 0;
    start(backend);
    warm_up();
    while (run_without("main", first, 1) != 0) {
        expect_as_before(first);
        refusals += run_without("main", first, SCARCE_FROM_THERE_ON);
        expect_as_before(first);
        first++;
    }
    cr_assert_gt(first, 100);
    cr_assert_gt(refusals, first);
    file_remove(file);
    modules_shutdown();
}

/* What an extension combines stays as long as it does itself: a kernel for each request. */
BOTH(scarce, each_request_of_combining)
{
    size_t first = 0, refused;
    do {
        start(backend);
        refused = run_without("combine", ++first, 1);
        run_whole("combine", first);
        file_remove(file);
        modules_shutdown();
        memcpy(file, "/tmp/spindle-XXXXXX", sizeof file);
    } while (refused != 0);
    cr_assert_gt(first, 10);
}
