/* Schedulers of extensions: what they divide, who is charged, and that none of them harms anybody else. */
#include "package.h"
#include "modules.h"
#include "objects.h"

#include "runtime/seal.h"

#include <stdio.h>
#include <string.h>

enum { MILLISECOND = 1000000, BOUND = 300 * MILLISECOND, ATTEMPTS = 6 };

static char output[4096], reports[8192];
static struct domain *crew, *rogue, *lock;

static void keep(char *buffer, size_t size, const char *text, size_t n)
{
    size_t used = strlen(buffer);
    if (n > size - 1 - used)
        n = size - 1 - used;
    memcpy(buffer + used, text, n);
    buffer[used + n] = 0;
}

static void catch (void *context, const char *text, size_t n)
{
    (void)context;
    keep(output, sizeof output, text, n);
}

static void note(void *context, const char *text)
{
    (void)context;
    keep(reports, sizeof reports, text, strlen(text));
    keep(reports, sizeof reports, "\n", 1);
}

static struct domain *load(const unsigned char *bytes, size_t size)
{
    struct domain *domain;
    cr_assert(succeeded(spindle_load(bytes, size, NULL, &domain)), "%s", spindle_message());
    return domain;
}

static void start(enum backend backend)
{
    const struct spindle_options options = {.write = catch, .report = note};
    struct spin_seal seal;
    output[0] = reports[0] = 0;
    cr_assert(succeeded(spindle_boot(&options)));
    cr_assert(seal_read(safe_crew_clang, safe_crew_clang_size, &seal));
    cr_assert(succeeded(spindle_trust(seal.key, "test")));
    bool clang = backend == CLANG;
    crew = load(clang ? safe_crew_clang : safe_crew_tcc,
                clang ? safe_crew_clang_size : safe_crew_tcc_size);
    rogue = load(clang ? safe_rogue_clang : safe_rogue_tcc,
                 clang ? safe_rogue_clang_size : safe_rogue_tcc_size);
    lock = load(clang ? safe_lock_clang : safe_lock_tcc,
                clang ? safe_lock_clang_size : safe_lock_tcc_size);
    struct domain *all[] = {crew, rogue, lock};
    cr_assert(succeeded(spindle_link(all, 3)), "%s", spindle_message());
    cr_assert(succeeded(spindle_initialise_all(all, 3)), "%s", spindle_message());
    cr_assert(package_set_bound(BOUND));
    cr_assert(succeeded(spindle_set_quantum(MILLISECOND / 2)));
}

/* The limit makes the kernel measure processor time, not the clock's. */
static void run(struct domain *domain, const char *entry)
{
    struct spindle_result result;
    const struct spindle_plan plan = {.entry = entry, .limit = (uint64_t)100000 * MILLISECOND};
    cr_assert(succeeded(spindle_run(domain, &plan, &result)), "%s", spindle_message());
    cr_assert(succeeded(result.outcome), "%s", result.fault);
}

/* Schedulers take their time. */
#define SLOW(name)                                                                                 \
    static void name(enum backend backend);                                                        \
    Test(package, name##_tcc, .fini = spindle_shutdown, .timeout = 300)                            \
    {                                                                                              \
        name(TCC);                                                                                 \
    }                                                                                              \
    Test(package, name##_clang, .fini = spindle_shutdown, .timeout = 300)                          \
    {                                                                                              \
        name(CLANG);                                                                               \
    }                                                                                              \
    static void name(enum backend backend)

/* --- Misbehaviour --------------------------------------------------------------------------------- */

struct crime {
    const char *entry, *report; /* NULL: nothing is reported */
    int ended;                  /* how the scheduler did */
    bool is_charged;
};

/* One that blames a scheduler says how long somebody waited, which is the bound at least. */
static void expect_report(const char *wanted)
{
    unsigned long waited;
    const char *found = wanted ? strstr(reports, wanted) : reports + strlen(reports);
    cr_assert(found && (wanted || found == reports), "%s", reports);
    if (wanted && sscanf(found + strlen(wanted), "%lu ms", &waited) == 1)
        cr_assert_geq(waited, BOUND / MILLISECOND, "%s", reports);
}

/* The outsider competes with a package and so has half of the processor, or more where the package wants
 * less. Other processes disturb that; they do not always. */
static void commit(enum backend backend, const struct crime *crime)
{
    unsigned long part = 0;
    int ended = -1;
    for (size_t i = 0; i < ATTEMPTS && part < 475; i++) {
        if (i > 0)
            spindle_shutdown();
        start(backend);
        run(rogue, crime->entry);
        cr_assert_eq(sscanf(output, "ended %d, outsider %lu", &ended, &part), 2, "%s", output);
        cr_assert_eq(ended, crime->ended, "%s", output);
        expect_report(crime->report);
        cr_assert_eq(rogue->faults > 0, crime->is_charged);
        cr_assert_eq(crew->faults + lock->faults, 0);
        run(crew, "main"); /* the kernel is whole */
    }
    cr_assert_geq(part, 475, "%s: the outsider had %lu of 1000", crime->entry, part);
}

#define STARVE "; scheduler 'rogue' of 'rogue' let 'victim' of 'rogue' wait "

SLOW(scheduler_divides_its_share)
{
    commit(backend, &(struct crime){"obeys", NULL, STATUS_OK, false});
}

SLOW(scheduler_that_forgets_a_strand)
{
    commit(backend, &(struct crime){"forgets", STARVE, STATUS_KILLED, true});
    cr_assert_not_null(strstr(reports, "'forget_it'"), "%s", reports);
}

SLOW(scheduler_that_hoards)
{
    commit(backend, &(struct crime){"hoards", STARVE, STATUS_KILLED, true});
}

SLOW(scheduler_that_sleeps)
{
    commit(backend, &(struct crime){"sleeps", STARVE, STATUS_KILLED, true});
}

SLOW(scheduler_that_loops_in_a_handler)
{
    commit(backend, &(struct crime){"handler_loops", STARVE, STATUS_KILLED, true});
    cr_assert_not_null(strstr(reports, "time:"), "%s", reports);
}

SLOW(scheduler_that_will_not_let_go)
{
    commit(backend, &(struct crime){"clings", STARVE, STATUS_KILLED, true});
}

SLOW(scheduler_that_faults)
{
    commit(backend, &(struct crime){"faults", "null:", STATUS_FAULT, true});
}

SLOW(scheduler_that_faults_in_a_handler)
{
    commit(backend, &(struct crime){"handler_faults", "null:", STATUS_KILLED, true});
    cr_assert_not_null(strstr(reports, STARVE), "%s", reports);
}

SLOW(scheduler_that_returns)
{
    commit(backend, &(struct crime){"returns", NULL, STATUS_OK, false});
}

SLOW(scheduler_that_is_destroyed)
{
    start(backend);
    run(rogue, "serves");
    cr_assert(succeeded(spindle_destroy(rogue)));
    run(crew, "goes_on");
}

/* A strand that another domain made a scheduler loses what it was given, and nothing else. */
SLOW(scheduler_for_another_domain)
{
    start(backend);
    run(rogue, "lends");
    cr_assert_str_empty(reports);
    cr_assert_eq(rogue->faults + crew->faults, 0);
    run(crew, "goes_on");
}

SLOW(scheduler_that_was_never_started)
{
    start(backend);
    run(rogue, "waits_for_start");
    cr_assert_str_empty(reports);
    cr_assert_eq(rogue->faults, 0);
}

/* --- What is allowed ------------------------------------------------------------------------------ */

SLOW(others_strands_are_refused)
{
    start(backend);
    run(rogue, "refusals");
    cr_assert_str_eq(output, "wait without strands 4\n"
                             "resume without strands 4\n"
                             "adopt another domain's 6\n"
                             "entrust another domain's 6\n"
                             "adopt under another domain's 6\n"
                             "adopt itself 1\n"
                             "adopt 0\n"
                             "adopt again 13\n"
                             "adopt the leader 1\n"
                             "resume what was not started 1\n"
                             "resume what is not adopted 6\n"
                             "resume another domain's 6\n"
                             "turn of 1 ns 1\n"
                             "start 0\n"
                             "resume in a handler 6\n"
                             "wait in a handler 6\n"
                             "resume with news 13\n"
                             "resume 0\n"
                             "resume the ended 4\n"
                             "adopt the ended 4\n"
                             "release the ended 4\n"
                             "adopt idle 0\n"
                             "resume idle 0\n"
                             "resume what waits 1\n"
                             "checkpoint another 1\n"
                             "block another 1\n"
                             "release 0\n"
                             "release again 4\n"
                             "release another domain's 6\n"
                             "too deep 3\n"
                             "depth 8\n");
}

static bool is_near(unsigned long value, unsigned long wanted)
{
    return value * 100 >= wanted * 85 && value * 100 <= wanted * 115;
}

/* Half for the outsider, of the other half one for a and one for b and c together; the module asserts that
 * each level is charged what those below it used. */
SLOW(levels_are_charged)
{
    unsigned long part[4];
    bool good = false;
    for (size_t i = 0; i < ATTEMPTS && !good; i++) {
        if (i > 0)
            spindle_shutdown();
        start(backend);
        run(rogue, "levels");
        cr_assert_eq(sscanf(output, "%lu %lu %lu %lu", &part[0], &part[1], &part[2], &part[3]), 4);
        good = is_near(part[0], 500) && is_near(part[1], 250) && is_near(part[2], 125) &&
               is_near(part[3], 125);
    }
    cr_assert(good, "%s", output);
}

Test(package, bound_is_checked)
{
    cr_assert_not(package_set_bound(0));
    cr_assert_not(package_set_bound(MILLISECOND));
    cr_assert_not(package_set_bound(UINT64_MAX));
}
