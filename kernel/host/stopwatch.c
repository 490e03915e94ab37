/* One stopwatch for the process, by the clock that does not jump. The lines look like those of spinc --time. */
#include "stopwatch.h"

#include <stdio.h>
#include <time.h>

static bool is_running;
static struct timespec last;

void stopwatch_begin(void)
{
    clock_gettime(CLOCK_MONOTONIC, &last);
}

void stopwatch_start(void)
{
    is_running = true;
    stopwatch_begin();
}

bool stopwatch_runs(void)
{
    return is_running;
}

void stopwatch_step(const char *name)
{
    struct timespec before = last;
    if (!is_running)
        return;
    stopwatch_begin();
    double milliseconds =
        (double)(last.tv_sec - before.tv_sec) * 1e3 + (double)(last.tv_nsec - before.tv_nsec) / 1e6;
    fprintf(stderr, "%-12s %8.2f ms\n", name, milliseconds);
}
