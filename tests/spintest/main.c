/* spintest: runs suites of files that carry their own expectation.
 *
 *     spintest [--quick] [--jobs N] [--json FILE] [--codes] [--mutate] [--keep FOLDER] [--boot]
 *              [--bless] PATH...
 *
 * PATH is a case or a folder, which stands for all cases below it. The suite is the part of the path
 * that is called reject, accept, fault or diagnostics; the files of the suite say what is demanded. With --keep, runs
 * are kept in FOLDER; with --boot, the runs kept there are made again on the bare machine. Programs are
 * taken from SPINDLE_BIN, else from the folder this one lies in. The last line is
 * `N passed, N failed[, N skipped]`; the exit status is 0 when nothing failed, 2 on wrong usage. */
#include "boot.h"
#include "case.h"
#include "codes.h"
#include "keep.h"
#include "mutate.h"
#include "pool.h"
#include "program.h"
#include "report.h"
#include "warm.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct run {
    struct bench bench;
    unsigned width;
    const char *json;
    bool codes, mutate, boot;
    struct job *jobs;
    size_t job_count;
    unsigned passed, failed, skipped;
};

static _Noreturn void usage(const char *wrong)
{
    fprintf(stderr,
            "spintest: %s\n"
            "usage: spintest [--quick] [--jobs N] [--json FILE] [--codes] [--mutate]\n"
            "                [--keep FOLDER] [--boot] [--bless] PATH...\n",
            wrong);
    exit(2);
}

static void add_case(struct run *run, const char *path)
{
    const struct suite *suite = suite_find(path);
    if (!suite)
        usage("a path must lie in reject, accept, fault or diagnostics");
    bool is_neighbour = suite->judge_neighbour && case_is_neighbour(path);
    run->jobs = reallocate(run->jobs, (run->job_count + 1) * sizeof *run->jobs);
    run->jobs[run->job_count++] = (struct job){
        .suite = suite,
        .path = text_format("%s", path),
        .is_neighbour = is_neighbour,
        .judge = is_neighbour ? suite->judge_neighbour : suite->judge_case,
    };
}

enum { QUICK_MOST = 1 }; /* cases, and as many neighbours, of one rule in a quick run */

/* Whether a quick run has seen enough of a rule's folder; counts what it lets through. */
static bool is_enough(const struct run *run, const char *path, unsigned taken[static 2])
{
    const struct suite *suite = suite_find(path);
    if (!run->bench.quick || !suite || !suite->judge_neighbour)
        return false;
    return taken[case_is_neighbour(path)]++ >= QUICK_MOST;
}

/* Adds a case, or all cases of a folder; modules that cases load with them are none. */
static void add_path(struct run *run, const char *path)
{
    unsigned taken[2] = {0};
    struct stat info;
    if (stat(path, &info) != 0)
        usage(path);
    if (!S_ISDIR(info.st_mode)) {
        add_case(run, path);
        return;
    }
    char **names = folder_list(path, "*");
    for (char **name = names; *name; name++) {
        size_t n = strlen(*name);
        char *below = text_format("%s/%s", path, *name);
        bool is_source = n > 2 && strcmp(*name + n - 2, ".c") == 0;
        bool is_folder = stat(below, &info) == 0 && S_ISDIR(info.st_mode);
        bool is_case =
            is_source && strncmp(*name, "with_", 5) != 0 && strncmp(*name, "part_", 5) != 0;
        if (is_folder || (is_case && !is_enough(run, below, taken)))
            add_path(run, below);
        free(below);
    }
    folder_list_free(names);
}

static void forget_jobs(struct run *run)
{
    for (size_t i = 0; i < run->job_count; i++) {
        free(run->jobs[i].path);
        free(run->jobs[i].why);
    }
    free(run->jobs);
}

static void print_result(const struct job *job)
{
    if (job->verdict == VERDICT_FAILED)
        printf("FAILED: %s\n%s", job->path, job->why);
    else if (job->verdict == VERDICT_SKIPPED)
        printf("skipped: %s: %s", job->path, job->why);
    fflush(stdout);
}

static bool is_kept(const struct run *run, const char *path)
{
    for (unsigned i = 0; i < back_end_count(&run->bench); i++)
        if (!keep_has(&run->bench, path, back_ends[i]))
            return false;
    return true;
}

/* On the bare machine, after the hosted kernel has run what it has not run yet. */
static void boot_jobs(struct run *run)
{
    struct job *missing = allocate(run->job_count * sizeof *missing);
    size_t count = 0;
    for (size_t i = 0; i < run->job_count; i++)
        if (!is_kept(run, run->jobs[i].path))
            missing[count++] = run->jobs[i];
    pool_run(missing, count, run->width, &run->bench, print_result);
    boot_run(run->jobs, run->job_count, &run->bench);
    for (size_t i = 0; i < run->job_count; i++)
        print_result(&run->jobs[i]);
    free(missing);
}

/* A quick run makes too little of clang, one case none worth waiting for. */
static void judge_jobs(struct run *run)
{
    struct warm warm = {0};
    if (!run->bench.quick && run->job_count > 1)
        warm_start(&warm, run->bench.bin);
    if (run->boot)
        boot_jobs(run);
    else
        pool_run(run->jobs, run->job_count, run->width, &run->bench, print_result);
    warm_stop(&warm);
}

static void run_jobs(struct run *run)
{
    judge_jobs(run);
    for (size_t i = 0; i < run->job_count; i++) {
        run->passed += run->jobs[i].verdict == VERDICT_PASSED;
        run->failed += run->jobs[i].verdict == VERDICT_FAILED;
        run->skipped += run->jobs[i].verdict == VERDICT_SKIPPED;
    }
    report_families(run->jobs, run->job_count);
    if (run->json && !report_json(run->jobs, run->job_count, run->json)) {
        fprintf(stderr, "spintest: cannot write %s\n", run->json);
        run->failed++;
    }
}

static void run_codes(struct run *run, const char *folder)
{
    struct text why;
    unsigned complete, wrong;
    text_init(&why);
    codes_check(folder, &why, &complete, &wrong);
    printf("%scodes: %u complete, %u not\n", why.bytes, complete, wrong);
    run->passed += complete;
    run->failed += wrong;
    text_fini(&why);
}

static void run_mutation(struct run *run, const char *folder)
{
    unsigned noticed, unnoticed;
    if (!mutate_run(&run->bench, folder, &noticed, &unnoticed)) {
        printf("mutate: no mutant with checks to drop\n");
        run->failed++;
        return;
    }
    printf("mutate: %u checks noticed, %u not\n", noticed, unnoticed);
    run->passed += noticed;
    run->failed += unnoticed;
}

/* SPINDLE_BIN, else the folder of this program. */
static const char *find_programs(void)
{
    static char own[4096];
    const char *bin = getenv("SPINDLE_BIN");
    if (bin)
        return bin;
    ssize_t n = readlink("/proc/self/exe", own, sizeof own - 1);
    if (n <= 0)
        usage("cannot find spinc; set SPINDLE_BIN");
    own[n] = '\0';
    *strrchr(own, '/') = '\0';
    return own;
}

static void read_options(struct run *run, int argc, char **argv)
{
    static const struct option options[] = {{"quick", no_argument, NULL, 'q'},
                                            {"jobs", required_argument, NULL, 'j'},
                                            {"json", required_argument, NULL, 'o'},
                                            {"mutate", no_argument, NULL, 'm'},
                                            {"codes", no_argument, NULL, 'c'},
                                            {"keep", required_argument, NULL, 'k'},
                                            {"boot", no_argument, NULL, 'b'},
                                            {"bless", no_argument, NULL, 'B'},
                                            {0}};
    int option;
    while ((option = getopt_long(argc, argv, "j:", options, NULL)) != -1) {
        switch (option) {
        case 'q': run->bench.quick = true; break;
        case 'j': run->width = (unsigned)atoi(optarg); break;
        case 'o': run->json = optarg; break;
        case 'm': run->mutate = true; break;
        case 'c': run->codes = true; break;
        case 'k': run->bench.keep = optarg; break;
        case 'b': run->boot = true; break;
        case 'B': run->bench.bless = true; break;
        default: usage("unknown option");
        }
    }
    if (optind == argc)
        usage("no path");
    if (run->boot && !run->bench.keep)
        usage("--boot needs --keep");
    if (run->width < 1 || run->width > 64)
        usage("--jobs takes 1 to 64");
}

int main(int argc, char **argv)
{
    struct run run = {.width = 2};
    run.bench.bin = find_programs();
    read_options(&run, argc, argv);
    for (int i = optind; i < argc; i++) {
        if (run.mutate)
            run_mutation(&run, argv[i]);
        else if (run.codes)
            run_codes(&run, argv[i]);
        else
            add_path(&run, argv[i]);
    }
    if (run.job_count > 0)
        run_jobs(&run);
    printf("%u passed, %u failed", run.passed, run.failed);
    if (run.skipped)
        printf(", %u skipped", run.skipped);
    printf("\n");
    forget_jobs(&run);
    return run.failed != 0;
}
