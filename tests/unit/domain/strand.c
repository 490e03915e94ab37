/* Strands of extensions: whose they are, what is left of them, what ends them. */
#include "strand.h"
#include "event.h"
#include "heap.h"
#include "memory.h"
#include "modules.h"
#include "objects.h"

#include "runtime/seal.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static char output[4096];
static size_t written;
static struct domain *crew, *guest, *lock;

static void catch (void *context, const char *text, size_t n)
{
    (void)context;
    for (size_t i = 0; i < n && written < sizeof output - 1; i++)
        output[written++] = text[i];
    output[written] = 0;
}

static struct domain *load(struct bytes object)
{
    struct domain *domain;
    cr_assert(succeeded(spindle_load(object.bytes, object.size, NULL, &domain)), "%s",
              spindle_message());
    return domain;
}

#define SAFE(name)                                                                                 \
    static struct bytes name##_object(enum backend backend)                                        \
    {                                                                                              \
        return backend == CLANG ? (struct bytes){safe_##name##_clang, safe_##name##_clang_size}    \
                                : (struct bytes){safe_##name##_tcc, safe_##name##_tcc_size};       \
    }
SAFE(crew)
SAFE(guest)
SAFE(lock)
SAFE(tuner)

static void boot(uint64_t memory)
{
    struct spin_seal seal;
    written = 0;
    cr_assert(succeeded(spindle_boot(&(struct spindle_options){.write = catch, .memory = memory})));
    cr_assert(seal_read(safe_crew_clang, safe_crew_clang_size, &seal));
    cr_assert(succeeded(spindle_trust(seal.key, "test")));
}

static void start(enum backend backend, uint64_t memory)
{
    boot(memory);
    crew = load(crew_object(backend));
    guest = load(guest_object(backend));
    lock = load(lock_object(backend));
    struct domain *all[] = {crew, guest, lock};
    cr_assert(succeeded(spindle_link(all, 3)), "%s", spindle_message());
    cr_assert(succeeded(spindle_initialise_all(all, 3)), "%s", spindle_message());
}

static struct spindle_result run(struct domain *domain, const char *entry, int argc)
{
    struct spindle_result result;
    const char *argv[] = {"test", "more"};
    const struct spindle_plan plan = {.entry = entry, .argc = argc, .argv = argv};
    cr_assert(succeeded(spindle_run(domain, &plan, &result)), "%s", spindle_message());
    return result;
}

static struct spindle_strand *begin(struct domain *domain, const char *entry)
{
    struct spindle_strand *strand;
    const struct spindle_plan plan = {.entry = entry};
    cr_assert(succeeded(spindle_start(domain, &plan, &strand)), "%s", spindle_message());
    return strand;
}

static void expect_done(struct spindle_result result)
{
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 0);
}

/* Other domains may wait and unblock; and they are told when the owner ends. */
BOTH(strands, belong_to_the_domain_that_made_them)
{
    struct spindle_result result;
    start(backend, 0);
    struct spindle_strand *waiting = begin(guest, NULL);
    expect_done(run(crew, NULL, 1));
    cr_assert_str_eq(output, "start 6 kill 6 6 priority 6\nunblock 0\n");
    cr_assert(succeeded(spindle_destroy(crew)));
    spindle_wait(waiting, &result);
    expect_done(result);
    cr_assert_str_eq(output, "start 6 kill 6 6 priority 6\nunblock 0\njoined 19 19\n");
    modules_shutdown();
}

/* A strand is ended while it is inside the locks' domain: that one goes on, and the mutex too. */
BOTH(strands, locks_survive_those_who_wait)
{
    struct spindle_result result;
    start(backend, 0);
    struct spindle_strand *holding = begin(guest, "hold");
    expect_done(run(crew, NULL, 1));
    cr_assert(succeeded(spindle_destroy(crew)));
    cr_assert_eq(lock->state, DOMAIN_READY);
    spindle_wait(holding, &result);
    expect_done(result);
    cr_assert_str_eq(output, "held 0, joined 19, unlock 0, again 0\n");
    modules_shutdown();
}

BOTH(strands, nothing_is_left_of_the_dead)
{
    start(backend, 0);
    expect_done(run(crew, "thousand", 1));
    size_t memory = memory_used();
    heap_collect();
    uint64_t heap = domain_account(crew)->used[ACCOUNT_HEAP];
    expect_done(run(crew, "thousand", 1));
    expect_done(run(crew, "thousand", 2));
    cr_assert_eq(memory_used(), memory);
    heap_collect();
    cr_assert_leq(domain_account(crew)->used[ACCOUNT_HEAP], heap + 16384);
    cr_assert_eq(domain_account(crew)->used[ACCOUNT_STRANDS], 0);
    cr_assert_eq(domain_account(crew)->used[ACCOUNT_STACK], 0);
    modules_shutdown();
}

BOTH(strands, ten_thousand_at_a_time)
{
    start(backend, (uint64_t)4 << 30);
    cr_assert(succeeded(spindle_set_quota(crew, SPINDLE_STRANDS, 10001)));
    cr_assert(succeeded(spindle_set_quota(crew, SPINDLE_STACK, (uint64_t)3 << 30)));
    expect_done(run(crew, "ten_thousand", 1));
    modules_shutdown();
}

BOTH(strands, quota_is_the_domains)
{
    start(backend, 0);
    cr_assert(succeeded(spindle_set_quota(crew, SPINDLE_STRANDS, 4)));
    expect_done(run(crew, "count_limit", 1));
    cr_assert_str_eq(output, "limit 3 after 3\n");
    cr_assert_eq(spindle_set_quota(crew, (enum spindle_resource)9, 1).code, STATUS_INVALID);
    modules_shutdown();
}

/* No frames are left for a stack: a status, and what was there goes on. */
BOTH(strands, memory_runs_out)
{
    start(backend, (uint64_t)16 << 20);
    cr_assert(succeeded(spindle_set_quota(crew, SPINDLE_STRANDS, UINT64_MAX)));
    cr_assert(succeeded(spindle_set_quota(crew, SPINDLE_STACK, UINT64_MAX)));
    expect_done(run(crew, "count_limit", 1));
    cr_assert_not_null(strstr(output, "limit 2 after"), "%s", output);
    cr_assert(succeeded(spindle_destroy(crew)));
    modules_shutdown();
}

BOTH(strands, left_behind_they_run_when_something_runs)
{
    start(backend, 0);
    expect_done(run(crew, "leave", 1));
    cr_assert_str_eq(output, "");
    expect_done(run(crew, "thousand", 1));
    cr_assert_str_eq(output, "left behind\n");
    modules_shutdown();
}

BOTH(strands, deadlock_is_reported)
{
    start(backend, 0);
    struct spindle_result result = run(crew, "block", 1);
    cr_assert_eq(result.outcome.code, STATUS_KILLED);
    cr_assert_not_null(strstr(result.fault, "deadlock: "), "%s", result.fault);
    cr_assert_not_null(strstr(result.fault, "'crew' of 'crew' waits to be unblocked"), "%s",
                       result.fault);
    modules_shutdown();
}

static void interrupt(int number)
{
    (void)number;
    spindle_interrupt();
}

BOTH(strands, interrupt_ends_sleep)
{
    start(backend, 0);
    struct sigaction action = {.sa_handler = interrupt, .sa_flags = SA_ONSTACK};
    sigaction(SIGALRM, &action, NULL);
    ualarm(20000, 0);
    struct spindle_result result = run(crew, "sleep", 1);
    cr_assert_eq(result.outcome.code, STATUS_KILLED, "%s", result.fault);
    modules_shutdown();
}

BOTH(strands, scheduler_is_privileged)
{
    boot(0);
    struct domain *tuner = load(tuner_object(backend));
    cr_assert_eq(spindle_link(&tuner, 1).code, STATUS_UNRESOLVED);
    cr_assert(succeeded(spindle_grant(tuner, "scheduler")), "%s", spindle_message());
    cr_assert(succeeded(spindle_link(&tuner, 1)), "%s", spindle_message());
    cr_assert(succeeded(spindle_initialise(tuner)));
    expect_done(run(tuner, NULL, 1));
    cr_assert_str_eq(output, "quantum 5000000, 1 1 0, priority 0 1\nquantum 250000\n");
    cr_assert_eq(spindle_set_quantum(0).code, STATUS_INVALID);
    cr_assert(succeeded(spindle_set_quantum(1000000)));
    modules_shutdown();
}
