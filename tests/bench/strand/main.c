/* The strand bench: strands against threads, coroutines and pipes, in one run.
 *
 *     strand KEYS WORK.o LOCK.o CHANNEL.o > strand.json
 *
 * Prints a table on standard error, JSON on standard output. Figures are the best of all rounds, ratios the
 * median of the rounds' own, with the spread of both. Exit status 1: a bar is not reached. */
#include "bench.h"

#include <spindle.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 15, IDLE_MOST = 10000, FILES = 3 };

static struct domain *work;
static uint64_t idle;

/* --- Spindle's side ------------------------------------------------------------------------------------ */

static bool entry(const char *name, uint64_t turns)
{
    char number[24];
    struct spindle_result result;
    snprintf(number, sizeof number, "%lu", turns);
    const char *argv[] = {"work", number};
    const struct spindle_plan plan = {.entry = name, .argc = 2, .argv = argv};
    if (succeeded(spindle_run(work, &plan, &result)) && succeeded(result.outcome))
        return true;
    fprintf(stderr, "strand: %s: %s %s\n", name, spindle_message(), result.fault);
    return false;
}

#define ENTRY(name)                                                                                \
    static bool strand_##name(uint64_t turns)                                                      \
    {                                                                                              \
        return entry(#name, turns);                                                                \
    }
ENTRY(fork_join)
ENTRY(ping_pong)
ENTRY(yield)
ENTRY(lock_free)
ENTRY(lock_contended)
ENTRY(channel_1)
ENTRY(channel_64)

/* Adds strands that wait until there are so many. */
static bool populate(uint64_t wanted)
{
    if (wanted > idle && !entry("populate", wanted - idle))
        return false;
    idle = wanted;
    return true;
}

static struct domain *load(const char *path)
{
    static char bytes[1 << 20];
    struct domain *domain = NULL;
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file)
        fclose(file);
    if (!size || failed(spindle_load(bytes, size, NULL, &domain)))
        fprintf(stderr, "strand: %s: %s\n", path, size ? spindle_message() : "cannot be read");
    return domain;
}

static bool start(char **argv)
{
    struct domain *domains[FILES];
    const struct spindle_options options = {.memory = (uint64_t)6 << 30};
    if (failed(spindle_boot(&options)) || failed(spindle_trust_directory(argv[1])))
        return false;
    for (size_t i = 0; i < FILES; i++)
        if (!(domains[i] = load(argv[2 + i])))
            return false;
    work = domains[0];
    return succeeded(spindle_link(domains, FILES)) &&
           succeeded(spindle_initialise_all(domains, FILES)) &&
           succeeded(spindle_set_quota(work, SPINDLE_STRANDS, IDLE_MOST + 100)) &&
           succeeded(spindle_set_quota(work, SPINDLE_STACK, (uint64_t)4 << 30));
}

/* --- Measuring ------------------------------------------------------------------------------------------ */

static const struct contestant contestants[] = {
    {"fork-join", "spindle", 5000, strand_fork_join},
    {"fork-join", "pthread", 500, thread_fork_join},
    {"ping-pong", "spindle", 50000, strand_ping_pong},
    {"ping-pong", "pthread futex", 5000, thread_ping_pong_futex},
    {"ping-pong", "pthread condition", 5000, thread_ping_pong_condition},
    {"ping-pong", "pipe", 5000, thread_ping_pong_pipe},
    {"two switches", "spindle", 50000, strand_yield},
    {"two switches", "ucontext", 20000, context_switch},
    {"two switches", "lua coroutine", 50000, lua_switch},
    {"mutex, free", "spindle", 50000, strand_lock_free},
    {"mutex, free", "pthread", 50000, thread_lock_free},
    {"mutex, contended", "spindle", 20000, strand_lock_contended},
    {"mutex, contended", "pthread", 5000, thread_lock_contended},
    {"channel of 64", "spindle", 50000, strand_channel_64},
    {"channel of 64", "pthread queue", 20000, thread_queue},
    {"channel of 64", "pipe", 20000, thread_pipe},
    {"channel of 1", "spindle", 20000, strand_channel_1},
};
enum { CONTESTANTS = sizeof contestants / sizeof *contestants };

static const uint64_t populations[] = {2, 10, 100, 1000, IDLE_MOST};
enum { POPULATIONS = sizeof populations / sizeof *populations };

static double figures[CONTESTANTS][ROUNDS]; /* nanoseconds a turn; 0: skipped */
static double switches[POPULATIONS][ROUNDS];
static double beside[POPULATIONS][ROUNDS]; /* the same, in switches of ucontext at that time */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static bool is_skipped(const struct contestant *contestant)
{
    return contestant->run == lua_switch && lua_missing;
}

/* Nanoseconds a turn; a bench of which a part fails is none. */
static double measure(bool (*run)(uint64_t), uint64_t turns)
{
    double begin = now();
    if (!run(turns)) {
        fprintf(stderr, "strand: a contestant could not run\n");
        exit(2);
    }
    return (now() - begin) / (double)turns;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct spread {
    double least, median, most;
};

static struct spread spread_of(const double *values)
{
    double sorted[ROUNDS];
    memcpy(sorted, values, sizeof sorted);
    qsort(sorted, ROUNDS, sizeof *sorted, by_size);
    return (struct spread){sorted[0], sorted[ROUNDS / 2], sorted[ROUNDS - 1]};
}

/* How much more `other` takes than `self`, round by round. */
static struct spread ratio_of(const double *other, const double *self)
{
    double ratios[ROUNDS];
    for (size_t i = 0; i < ROUNDS; i++)
        ratios[i] = self[i] > 0 ? other[i] / self[i] : 0;
    return spread_of(ratios);
}

/* --- Reporting ------------------------------------------------------------------------------------------ */

static void print_figures(void)
{
    const double *self = NULL;
    printf("{\n  \"unit\": \"nanoseconds\", \"rounds\": %d,\n  \"rows\": [\n", ROUNDS);
    for (size_t i = 0; i < CONTESTANTS; i++) {
        const struct contestant *c = &contestants[i];
        if (strcmp(c->name, "spindle") == 0)
            self = figures[i];
        struct spread figure = spread_of(figures[i]), ratio = ratio_of(figures[i], self);
        if (is_skipped(c)) {
            fprintf(stderr, "%-18s %-18s   skipped: %s\n", c->row, c->name, lua_missing);
            printf("    {\"row\": \"%s\", \"name\": \"%s\", \"skipped\": \"%s\"},\n", c->row, c->name,
                   lua_missing);
            continue;
        }
        fprintf(stderr, "%-18s %-18s %9.0f ns  (%.0f-%.0f)   %6.2f x  (%.2f-%.2f)\n", c->row,
                c->name, figure.least, figure.least, figure.most, ratio.median, ratio.least,
                ratio.most);
        printf("    {\"row\": \"%s\", \"name\": \"%s\", \"least\": %.1f, \"median\": %.1f, "
               "\"most\": %.1f, \"ratio\": %.3f, \"ratio_least\": %.3f, \"ratio_most\": %.3f},\n",
               c->row, c->name, figure.least, figure.median, figure.most, ratio.median, ratio.least,
               ratio.most);
    }
}

static void print_populations(double create)
{
    for (size_t i = 0; i < POPULATIONS; i++) {
        struct spread figure = spread_of(switches[i]), ratio = ratio_of(beside[i], beside[0]);
        fprintf(stderr, "two switches beside %5lu idle strands %7.0f ns  (%.0f-%.0f)   %6.2f x\n",
                populations[i], figure.least, figure.least, figure.most, ratio.median);
        printf("    {\"row\": \"idle strands\", \"name\": \"%lu\", \"least\": %.1f, \"median\": "
               "%.1f, \"most\": %.1f, \"ratio\": %.3f},\n",
               populations[i], figure.least, figure.median, figure.most, ratio.median);
    }
    fprintf(stderr, "a strand among %d costs %.0f ns to make\n", IDLE_MOST, create);
    printf("    {\"row\": \"create\", \"name\": \"%d\", \"median\": %.1f}\n  ],\n", IDLE_MOST, create);
}

static bool bar(const char *what, bool reached, bool is_last)
{
    fprintf(stderr, "%s: %s\n", reached ? "reached" : "MISSED", what);
    printf("    {\"bar\": \"%s\", \"reached\": %s}%s\n", what, reached ? "true" : "false",
           is_last ? "" : ",");
    return reached;
}

static const double *row(const char *name, const char *contestant)
{
    for (size_t i = 0; i < CONTESTANTS; i++)
        if (strcmp(contestants[i].row, name) == 0 && strcmp(contestants[i].name, contestant) == 0)
            return figures[i];
    abort();
}

static bool print_bars(void)
{
    const double *fork_join = row("fork-join", "spindle"), *ping_pong = row("ping-pong", "spindle");
    printf("  \"bars\": [\n");
    bool reached = bar("a voluntary switch takes at most 100 ns",
                       spread_of(row("two switches", "spindle")).least / 2 <= 100, false);
    reached &= bar("fork-join is 10 times faster than threads",
                   ratio_of(row("fork-join", "pthread"), fork_join).median >= 10, false);
    reached &= bar("ping-pong is 10 times faster than threads",
                   ratio_of(row("ping-pong", "pthread futex"), ping_pong).median >= 10, false);
    reached &= bar("a switch beside 10,000 idle strands costs what it costs beside 2, within a quarter",
                   ratio_of(beside[POPULATIONS - 1], beside[0]).median <= 1.25, true);
    printf("  ]\n}\n");
    return reached;
}

/* --- The whole ------------------------------------------------------------------------------------------ */

static bool measure_all(double *create)
{
    for (size_t round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < CONTESTANTS; i++)
            if (!is_skipped(&contestants[i]))
                figures[i][round] = measure(contestants[i].run, contestants[i].turns);
    for (size_t i = 0; i < POPULATIONS; i++) {
        double begin = now();
        uint64_t before = idle;
        if (!populate(populations[i]))
            return false;
        *create = (now() - begin) / (double)(populations[i] - before);
        for (size_t round = 0; round < ROUNDS; round++) {
            switches[i][round] = measure(strand_yield, 50000);
            beside[i][round] = switches[i][round] / measure(context_switch, 20000);
        }
    }
    return true;
}

int main(int argc, char **argv)
{
    double create;
    if (argc != 2 + FILES) {
        fprintf(stderr, "usage: strand KEYS WORK.o LOCK.o CHANNEL.o\n");
        return 2;
    }
    if (!start(argv)) {
        fprintf(stderr, "strand: %s\n", spindle_message());
        return 2;
    }
    if (!measure_all(&create))
        return 2;
    print_figures();
    print_populations(create);
    bool reached = print_bars();
    spindle_shutdown();
    return reached ? 0 : 1;
}
