/* One process boots, loads, runs and shuts down again and again: nothing may be left behind. */
#include "modules.h"

#include <stdio.h>

enum { WARM = 10, ROUNDS = 100, GROWTH = 64 }; /* pages */

/* There when the address sanitizer is, which keeps freed memory for a while. */
extern void __asan_init(void) __attribute__((weak));

/* Pages of this process that are in memory, without those it shares with files. */
static long resident(void)
{
    long total, present, shared;
    FILE *file = fopen("/proc/self/statm", "r");
    cr_assert(file && fscanf(file, "%ld %ld %ld", &total, &present, &shared) == 3);
    fclose(file);
    return present - shared;
}

static void one_round(enum backend backend)
{
    modules_start(backend);
    struct spindle_result result = run_entry(NULL, 2);
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 7);
    cr_assert(NOTED(5, 1, 1));
    modules_shutdown();
}

BOTH(rounds, boot_load_run_shutdown_a_hundred_times)
{
    for (int i = 0; i < WARM; i++)
        one_round(backend);
    long before = resident();
    for (int i = 0; i < ROUNDS; i++)
        one_round(backend);
    long after = resident();
    cr_assert(__asan_init || after <= before + GROWTH, "%ld pages before, %ld after", before,
              after);
}
