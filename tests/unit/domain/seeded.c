/* Schedulers of extensions where a seed decides: the bound is one of events, so whoever lets a strand starve is
 * found in each interleaving, on every machine. */
#include "package.h"
#include "safe.h"

#include <stdlib.h>
#include <string.h>

enum { MILLISECOND = 1000000, BOUND = 20, SEEDS = 3 };

static char output[256], reports[1024];
static struct domain *crew, *rogue, *lock;

SAFE(crew)
SAFE(rogue)
SAFE(lock)

static void keep(char *buffer, size_t size, const char *text, size_t n)
{
    size_t used = strlen(buffer), room = size - 1 - used;
    n = n < room ? n : room;
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
}

static void start(enum backend backend, uint64_t seed)
{
    output[0] = reports[0] = 0;
    safe_boot(&(struct spindle_options){.write = catch, .report = note, .seed = seed});
    crew = safe_load(crew_object(backend), NULL);
    rogue = safe_load(rogue_object(backend), NULL);
    lock = safe_load(lock_object(backend), NULL);
    safe_start((struct domain *[]){crew, rogue, lock}, 3);
    cr_assert(package_set_bound(BOUND * MILLISECOND));
}

static void run(struct domain *domain, const char *entry)
{
    struct spindle_result result;
    cr_assert(succeeded(spindle_run(domain, &(struct spindle_plan){.entry = entry}, &result)));
    cr_assert(succeeded(result.outcome), "%s", result.fault);
}

/* Somebody waited for the bound, and not much longer. */
static void expect_blame(uint64_t seed)
{
    static const char blame[] = "; scheduler 'rogue' of 'rogue' let 'victim' of 'rogue' wait ";
    const char *found = strstr(reports, blame);
    cr_assert_not_null(found, "seed %lu: %s", seed, reports);
    unsigned long waited = strtoul(found + sizeof blame - 1, NULL, 10);
    cr_assert(waited >= BOUND && waited < 2 * BOUND, "seed %lu: %s", seed, reports);
}

static void commit(enum backend backend, const char *entry, bool is_crime, const char *text)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        start(backend, seed);
        run(rogue, entry);
        cr_assert_str_eq(output, text, "seed %lu: %s", seed, output);
        if (is_crime)
            expect_blame(seed);
        else
            cr_assert_str_empty(reports);
        cr_assert_eq(rogue->faults > 0, is_crime);
        cr_assert_eq(crew->faults + lock->faults, 0);
        run(crew, "main"); /* the kernel is whole */
        modules_shutdown();
    }
}

BOTH(seeded, scheduler_that_shares)
{
    commit(backend, "shares_by_events", false, "ended 0, second 1, outsider 1, afterwards 1\n");
}

BOTH(seeded, scheduler_that_forgets_a_strand)
{
    commit(backend, "forgets_by_events", true, "ended 19, second 1, outsider 1, afterwards 1\n");
}

BOTH(seeded, scheduler_that_hoards)
{
    commit(backend, "hoards_by_events", true, "ended 19, second 0, outsider 1, afterwards 1\n");
}

BOTH(seeded, scheduler_that_sleeps)
{
    commit(backend, "sleeps_by_events", true, "ended 19, second 0, outsider 1, afterwards 1\n");
}

/* Nobody else is there: the clock jumps to the end of the bound. */
BOTH(seeded, scheduler_that_sleeps_alone)
{
    commit(backend, "sleeps_alone", true, "ended 19, second 0, outsider 0, afterwards 1\n");
}
