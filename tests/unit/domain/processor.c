/* Another scheduler in place of the kernel's: who may, what it can do, and what becomes of one that does wrong. */
#include "modules.h"
#include "objects.h"
#include "package.h"
#include "scheduler.h"

#include "runtime/seal.h"

#include <stdio.h>
#include <string.h>

enum { MILLISECOND = 1000000, BUSY = 3, ATTEMPTS = 6 };

static char output[4096], reports[8192];
static struct domain *crew, *usurper, *schedule, *lock;

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

#define LOAD(name)                                                                                 \
    (backend == CLANG ? load(safe_##name##_clang, safe_##name##_clang_size)                        \
                      : load(safe_##name##_tcc, safe_##name##_tcc_size))

static void start(enum backend backend)
{
    const struct spindle_options options = {.write = catch, .report = note};
    struct spin_seal seal;
    output[0] = reports[0] = 0;
    cr_assert(succeeded(spindle_boot(&options)));
    cr_assert(seal_read(safe_crew_clang, safe_crew_clang_size, &seal));
    cr_assert(succeeded(spindle_trust(seal.key, "test")));
    crew = LOAD(crew);
    usurper = LOAD(usurper);
    schedule = LOAD(schedule);
    lock = LOAD(lock);
    struct domain *all[] = {crew, usurper, schedule, lock};
    cr_assert_eq(spindle_link(all, 4).code, STATUS_UNRESOLVED);
    cr_assert(succeeded(spindle_grant(usurper, "scheduler")), "%s", spindle_message());
    cr_assert(succeeded(spindle_link(all, 4)), "%s", spindle_message());
    cr_assert(succeeded(spindle_initialise_all(all, 4)), "%s", spindle_message());
    cr_assert(succeeded(spindle_set_quantum(MILLISECOND / 2)));
}

/* The limit makes the kernel measure processor time, not the clock's. */
static void run(struct domain *domain, const char *entry)
{
    struct spindle_result result;
    const struct spindle_plan plan = {.entry = entry, .limit = (uint64_t)100000 * MILLISECOND};
    cr_assert(succeeded(spindle_run(domain, &plan, &result)), "%s", spindle_message());
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 0);
}

/* Schedulers take their time. */
#define SLOW(name)                                                                                 \
    static void name(enum backend backend);                                                        \
    Test(processor, name##_tcc, .fini = spindle_shutdown, .timeout = 300)                          \
    {                                                                                              \
        name(TCC);                                                                                 \
    }                                                                                              \
    Test(processor, name##_clang, .fini = spindle_shutdown, .timeout = 300)                        \
    {                                                                                              \
        name(CLANG);                                                                               \
    }                                                                                              \
    static void name(enum backend backend)

/* --- One that rules ------------------------------------------------------------------------------- */

struct reign {
    const char *entry, *report; /* NULL: nothing is reported */
    int outcome;                /* how the scheduler ended */
    int least[BUSY];            /* what each of the busy had of 1000 while it ruled, at least */
    int waited;                 /* milliseconds that one of them waited, at least */
};

struct found {
    int ruled[BUSY], after[BUSY], outcome, has_ended, waited;
};

static void read_output(struct found *found)
{
    const char *text = strstr(output, "ruled");
    cr_assert_not_null(text, "%s", output);
    cr_assert_eq(sscanf(text, "ruled %d %d %d after %d %d %d ended %d %d waited %d",
                        &found->ruled[0], &found->ruled[1], &found->ruled[2], &found->after[0],
                        &found->after[1], &found->after[2], &found->outcome, &found->has_ended,
                        &found->waited),
                 9, "%s", output);
}

/* A third each afterwards, within 5 %. */
static bool is_shared(const struct found *found, const struct reign *reign)
{
    for (size_t i = 0; i < BUSY; i++)
        if (found->after[i] < 316 || found->after[i] > 350 || found->ruled[i] < reign->least[i])
            return false;
    return true;
}

/* What the reign was to come to; a machine that stalls for as long as the watch waits ends it otherwise. */
static bool is_as_planned(const struct found *found, const struct reign *reign)
{
    bool has_ended = reign->report != NULL || reign->outcome != STATUS_OK ||
                     strcmp(reign->entry, "returns") == 0;
    bool is_reported = reign->report ? strstr(reports, reign->report) != NULL : reports[0] == 0;
    return found->outcome == reign->outcome && found->has_ended == has_ended && is_reported &&
           found->waited >= reign->waited && (usurper->faults > 0) == (reign->report != NULL);
}

/* What happens is the same each time, unless other processes disturb. */
static void reign(enum backend backend, const struct reign *reign)
{
    struct found found;
    bool is_good = false;
    for (size_t i = 0; i < ATTEMPTS && !is_good; i++) {
        if (i > 0)
            spindle_shutdown();
        start(backend);
        run(usurper, reign->entry);
        read_output(&found);
        cr_assert_eq(crew->faults + lock->faults + schedule->faults, 0);
        cr_assert_eq(sched.ruler == NULL, found.has_ended);
        run(crew, "main"); /* the kernel is whole */
        is_good = is_as_planned(&found, reign) && is_shared(&found, reign);
    }
    cr_assert(is_good, "%s%s", output, reports);
}

#define FAIR   {316, 316, 316}
#define STARVE "global scheduler 'usurper' of 'usurper' let '"

SLOW(takes_the_processor_and_divides_it)
{
    reign(backend, &(struct reign){.entry = "obeys", .least = FAIR});
}

SLOW(what_it_may_not_do_is_refused)
{
    reign(backend, &(struct reign){.entry = "meddles", .least = FAIR});
    *strstr(output, "ruled") = 0;
    cr_assert_str_eq(output, "resume what was not started 1\n"
                             "resume what sleeps 1\n"
                             "resume the ended 4\n"
                             "resume itself 6\n"
                             "resume what it made itself 6\n"
                             "resume what another schedules 6\n"
                             "unblock what was not started 1\n"
                             "unblock the ended 4\n"
                             "unblock what sleeps 0\n"
                             "start another domain's 6\n"
                             "kill another domain's 6\n"
                             "release one that it rules 4\n"
                             "come under one that it rules 1\n"
                             "label another's 6\n"
                             "label the ended 4\n"
                             "label itself 6\n");
}

SLOW(returns)
{
    reign(backend, &(struct reign){.entry = "returns", .least = {200, 200, 200}});
}

SLOW(faults)
{
    reign(backend, &(struct reign){.entry = "faults",
                                   .report = "null:",
                                   .outcome = STATUS_FAULT,
                                   .least = {200, 200, 200}});
}

SLOW(faults_in_a_handler)
{
    reign(
        backend,
        &(struct reign){
            .entry = "handler_faults", .report = "null:", .outcome = STATUS_KILLED, .waited = 100});
    cr_assert_not_null(strstr(reports, STARVE), "%s", reports);
}

/* The others go on meanwhile, and statistics show how long one waited. */
SLOW(forgets_a_strand)
{
    reign(backend, &(struct reign){.entry = "forgets",
                                   .report = STARVE "victim' of 'usurper' wait 1",
                                   .outcome = STATUS_KILLED,
                                   .least = {0, 475, 475},
                                   .waited = 100});
    cr_assert_not_null(strstr(output, "ruled 0 "), "%s", output);
}

SLOW(hoards)
{
    reign(backend,
          &(struct reign){
              .entry = "hoards", .report = STARVE, .outcome = STATUS_KILLED, .waited = 100});
}

SLOW(sleeps)
{
    reign(backend,
          &(struct reign){
              .entry = "sleeps", .report = STARVE, .outcome = STATUS_KILLED, .waited = 100});
}

/* --- Its beginning and end ------------------------------------------------------------------------- */

SLOW(needs_authority)
{
    start(backend);
    run(usurper, "refusals");
    cr_assert_str_eq(output, "without authority 6\n"
                             "without authority, for the ended 6\n"
                             "for the ended 4\n"
                             "for another domain's 1\n"
                             "for what was not started 1\n"
                             "for what another schedules 1\n"
                             "take 0\n"
                             "take again 5\n"
                             "take it away 5\n"
                             "adopt who rules 1\n"
                             "adopt who rules, with a new one 1\n"
                             "release from who rules 4\n"
                             "adopt one of the ruled 0\n"
                             "and give it back 0\n"
                             "take when that has ended 4\n"
                             "take it oneself 0\n");
}

SLOW(authority_can_be_lent_to_a_library)
{
    int part[BUSY] = {0};
    bool is_good = false;
    for (size_t i = 0; i < ATTEMPTS && !is_good; i++) {
        if (i > 0)
            spindle_shutdown();
        start(backend);
        run(usurper, "lends");
        cr_assert_eq(sscanf(output, "ruled %d %d %d", &part[0], &part[1], &part[2]), 3);
        cr_assert_not_null(sched.ruler);
        is_good = part[0] > 630 && part[0] < 700 && part[1] > 140 && part[1] < 190;
    }
    cr_assert(is_good, "%s", output);
}

/* It rules on from one run to the next, and the kernel takes over from the dead. */
SLOW(is_destroyed)
{
    start(backend);
    run(usurper, "serves");
    run(crew, "goes_on");
    cr_assert_not_null(sched.ruler);
    cr_assert(succeeded(spindle_destroy(usurper)));
    run(crew, "goes_on");
    cr_assert_null(sched.ruler);
    cr_assert_null(strstr(reports, "starve"), "%s", reports);
}

static void expect_fault(const char *entry)
{
    struct spindle_result result;
    cr_assert(succeeded(spindle_run(usurper, &(struct spindle_plan){.entry = entry}, &result)));
    cr_assert_eq(result.outcome.code, STATUS_FAULT, "%s", entry);
    cr_assert(strncmp(result.fault, "start:", 6) == 0, "%s", result.fault);
}

SLOW(is_withdrawn)
{
    start(backend);
    run(usurper, "keeps");
    run(crew, "goes_on");
    cr_assert_not_null(sched.ruler);
    cr_assert_eq(spindle_withdraw(usurper, "console").code, STATUS_NOT_FOUND);
    cr_assert_not_null(sched.ruler);
    cr_assert(succeeded(spindle_withdraw(crew, "scheduler")), "not from this one");
    cr_assert_not_null(sched.ruler);
    cr_assert(succeeded(spindle_withdraw(usurper, "scheduler")));
    cr_assert_null(sched.ruler);
    run(crew, "goes_on");
    output[0] = 0;
    run(usurper, "tries");
    cr_assert_str_eq(output, "take 6\nleader 0\n");
    cr_assert_str_empty(reports);
    expect_fault("asks");
    expect_fault("asks_by_value");
    cr_assert(succeeded(spindle_grant(usurper, "scheduler")));
    run(usurper, "retakes");
}

/* A library rules by an authority that was only lent to it. */
SLOW(authority_ends_with_who_lent_it)
{
    start(backend);
    run(usurper, "lends");
    cr_assert_not_null(sched.ruler);
    cr_assert(succeeded(spindle_destroy(usurper)));
    cr_assert_null(sched.ruler);
    run(crew, "goes_on");
    cr_assert_eq(schedule->faults, 0);
}

SLOW(is_there_at_shutdown)
{
    start(backend);
    run(usurper, "serves");
    cr_assert_not_null(sched.ruler);
}
