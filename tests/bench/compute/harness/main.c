/* The compute bench: kernels in Safe C beside the same files as unchecked C and as WebAssembly.
 *
 *     bench-compute ROUNDS KERNELS PROGRAMS KEYS SCRIPT INSTRUCTIONS < LIST > compute.json
 *
 * LIST has a line `NAME computing|allocating` for each kernel, INSTRUCTIONS lines `NAME VARIANT NUMBER`. Each
 * kernel runs as often as unchecked C does it in a round's time; in each round every variant runs it once, in
 * turns, and a round counts only when all results are the same. A variant has a process for each kernel, so that
 * no heap holds what another kernel left there. Figures are of one turn. Prints tables on standard error, JSON on
 * standard output. Exit status 1: a bar is not reached; 2: it could not be measured. */
#include "report.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct places places;
static struct kernel kernels[KERNELS];
static size_t kernel_count;
static size_t rounds;

static const double round_time =
    5e6; /* nanoseconds of unchecked C: within a time slice of a busy machine */

/* --- What there is --------------------------------------------------------------------------------------- */

static bool read_list(void)
{
    char line[256], kind[32];
    while (fgets(line, sizeof line, stdin)) {
        struct kernel *kernel = &kernels[kernel_count];
        if (kernel_count == KERNELS || sscanf(line, "%31s %31s", kernel->name, kind) != 2)
            return false;
        kernel->is_allocating = strcmp(kind, "allocating") == 0;
        for (enum variant v = 0; v < VARIANTS; v++)
            kernel->figures[v].is_there = contestant_has(&places, v, kernel->name);
        if (!kernel->figures[CLANG].is_there || !kernel->figures[SPINDLE].is_there)
            return false;
        kernel_count++;
    }
    return kernel_count > 0;
}

static void note_instructions(const char *name, const char *variant, uint64_t instructions)
{
    for (size_t i = 0; i < kernel_count; i++)
        for (enum variant v = 0; v < VARIANTS; v++)
            if (strcmp(kernels[i].name, name) == 0 && strcmp(contestants[v].name, variant) == 0)
                kernels[i].figures[v].instructions = instructions;
}

static void read_instructions(const char *path)
{
    char name[32], variant[32];
    uint64_t instructions;
    FILE *file = fopen(path, "r");
    if (!file)
        return;
    while (fscanf(file, "%31s %31s %lu", name, variant, &instructions) == 3)
        note_instructions(name, variant, instructions);
    fclose(file);
}

/* --- Measuring ------------------------------------------------------------------------------------------- */

static struct process *processes[VARIANTS];

/* How often unchecked C runs the kernel in a round. A process of its own finds out: what kernels change as
 * they run must be the same for all others. */
static uint64_t gauge(const char *kernel)
{
    struct answer answer = {0};
    uint64_t turns = 1;
    struct process *process = contestant_start(&places, CLANG);
    bool works = process && contestant_ask(process, kernel, 1, &answer);
    while (works && answer.nanoseconds < round_time / 3) {
        turns *= 2;
        works = contestant_ask(process, kernel, turns, &answer);
    }
    if (process)
        contestant_end(process);
    if (!works)
        return 0;
    double scaled = (double)turns * round_time / answer.nanoseconds;
    return scaled < 1 ? 1 : (uint64_t)scaled;
}

/* Lets every variant run the kernel once; false: the results differ, or one gave none. */
static bool run_round(struct kernel *kernel, uint64_t turns, size_t round)
{
    struct answer answer, first = {0};
    for (enum variant v = 0; v < VARIANTS; v++) {
        if (!kernel->figures[v].is_there)
            continue;
        if (!contestant_ask(processes[v], kernel->name, turns, &answer))
            return false;
        if (v == CLANG)
            first = answer;
        if (answer.result != first.result) {
            fprintf(stderr, "compute: %s: %s computes %lu, %s %lu\n", kernel->name,
                    contestants[v].name, answer.result, contestants[CLANG].name, first.result);
            return false;
        }
        kernel->figures[v].time[round] = answer.nanoseconds / (double)turns;
    }
    return true;
}

static bool start_processes(const struct kernel *kernel)
{
    for (enum variant v = 0; v < VARIANTS; v++)
        if (kernel->figures[v].is_there && !(processes[v] = contestant_start(&places, v)))
            return false;
    return true;
}

static void end_processes(void)
{
    for (enum variant v = 0; v < VARIANTS; v++) {
        contestant_end(processes[v]);
        processes[v] = NULL;
    }
}

static bool run_rounds(struct kernel *kernel)
{
    uint64_t turns = gauge(kernel->name);
    if (turns == 0 || !run_round(kernel, turns, 0)) /* the first one warms up */
        return false;
    for (size_t round = 0; round < rounds; round++)
        if (!run_round(kernel, turns, round))
            return false;
    return true;
}

static bool measure(struct kernel *kernel)
{
    bool is_measured = start_processes(kernel) && run_rounds(kernel);
    end_processes();
    if (is_measured) {
        kernel->rounds = rounds;
        summarise(kernel);
    }
    return is_measured;
}

static bool measure_all(void)
{
    for (size_t i = 0; i < kernel_count; i++)
        if (!measure(&kernels[i]))
            return false;
    return true;
}

int main(int argc, char **argv)
{
    if (argc != 7 || (rounds = strtoul(argv[1], NULL, 10)) == 0 || rounds > ROUNDS) {
        fprintf(stderr, "usage: bench-compute ROUNDS KERNELS PROGRAMS KEYS SCRIPT INSTRUCTIONS\n");
        return 2;
    }
    places = (struct places){argv[2], argv[3], argv[4], argv[5]};
    signal(SIGPIPE, SIG_IGN);
    if (!read_list()) {
        fprintf(stderr, "compute: a line of the list is malformed, or its kernel is not there\n");
        return 2;
    }
    read_instructions(argv[6]);
    if (!measure_all())
        return 2;
    return report(kernels, kernel_count) ? 0 : 1;
}
