/* The stress suite: modules that install, raise, load, destroy, send, lock, collect and kill, at seeded
 * interleavings, and what must be so at the end.
 *
 *     test-seeds [COUNT [FIRST]]     so many seeds; 200 from 1 on
 *     test-seeds --trace SEED        the events of one seed and the hash of its decisions
 *
 * Seeds run one after the other in a child, each in a kernel of its own, so that one which crashes or hangs
 * is known as well and the next goes on. Every tenth is run twice: it must do the same. Even seeds run the
 * objects of one back end, odd ones those of the other. */
#include "boot.h"
#include "scheduler.h"

#include "runtime/seal.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <spindle.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COUNT = 200, AGAIN = 10, SECONDS = 60, WRONG = 512, OBJECT = 1 << 20 };

enum part { HUB, PLUG, BOSS, CROWD, CHANNEL, LOCK, PARTS };
static const char *const names[PARTS] = {"hub", "plug", "boss", "crowd", "channel", "lock"};

/* Those whose main runs, and how often at once. */
static const struct entry {
    enum part part;
    int count;
} entries[] = {{PLUG, 2}, {BOSS, 1}, {CROWD, 1}};
enum { ENTRIES = sizeof entries / sizeof *entries, STARTED = 8 };

/* What the child has come to; the parent reads it when the child has ended. */
struct progress {
    uint64_t seed;
    uint64_t passed, failed, events;
};
static struct progress *progress;

/* One seed. */
struct run {
    uint64_t seed;
    struct domain *domains[PARTS];
    char wrong[WRONG]; /* the first thing that was */
    struct spindle_statistics statistics;
};

static char directory[PATH_MAX];

static __attribute__((format(printf, 2, 3))) bool is_wrong(struct run *run, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (!run->wrong[0])
        vsnprintf(run->wrong, sizeof run->wrong, format, arguments);
    va_end(arguments);
    return false;
}

static bool good(struct run *run, status s, const char *what)
{
    return succeeded(s) || is_wrong(run, "%s: %s", what, spindle_message());
}

/* --- Preparing ---------------------------------------------------------------------------------- */

static void object_path(const struct run *run, enum part part, char path[static PATH_MAX])
{
    snprintf(path, PATH_MAX, "%.3900s/seeds/%s.%s.safe.o", directory, names[part],
             run->seed % 2 ? "clang" : "tcc");
}

static bool load(struct run *run, enum part part)
{
    static unsigned char bytes[OBJECT];
    char path[PATH_MAX];
    struct spin_seal seal;
    object_path(run, part, path);
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file)
        fclose(file);
    if (!seal_read(bytes, size, &seal))
        return is_wrong(run, "%s: no sealed object", path);
    return (part != HUB || good(run, spindle_trust(seal.key, "test"), "key")) &&
           good(run, spindle_load(bytes, size, NULL, &run->domains[part]), path);
}

static bool prepare(struct run *run)
{
    char plug[PATH_MAX], hub[PATH_MAX];
    object_path(run, PLUG, plug);
    object_path(run, HUB, hub);
    for (enum part part = 0; part < PARTS; part++)
        if (!load(run, part))
            return false;
    return good(run, spindle_allow_device(plug), "device") &&
           good(run, spindle_allow_device(hub), "device") &&
           good(run, spindle_grant(run->domains[BOSS], "domain"), "grant") &&
           good(run, spindle_link(run->domains, PARTS), "link") &&
           good(run, spindle_initialise_all(run->domains, PARTS), "initialise");
}

/* --- Running ------------------------------------------------------------------------------------ */

static bool start(struct run *run, const struct entry *entry, struct spindle_strand **strand)
{
    char plug[PATH_MAX], hub[PATH_MAX];
    const char *argv[] = {names[entry->part], plug, hub};
    const struct spindle_plan plan = {.argc = 3, .argv = argv};
    object_path(run, PLUG, plug);
    object_path(run, HUB, hub);
    return good(run, spindle_start(run->domains[entry->part], &plan, strand), "start");
}

static void wait_for(struct run *run, enum part part, struct spindle_strand *strand)
{
    struct spindle_result result;
    spindle_wait(strand, &result);
    if (failed(result.outcome))
        is_wrong(run, "main of '%s' was cut off: %s", names[part], result.fault);
    else if (result.exit_status != 0)
        is_wrong(run, "main of '%s' returned %d", names[part], result.exit_status);
}

static void run_entries(struct run *run)
{
    struct spindle_strand *strands[STARTED];
    enum part parts[STARTED];
    size_t count = 0;
    for (size_t i = 0; i < ENTRIES; i++)
        for (int k = 0; k < entries[i].count; k++)
            if (start(run, &entries[i], &strands[count]))
                parts[count++] = entries[i].part;
    for (size_t i = 0; i < count; i++)
        wait_for(run, parts[i], strands[i]);
}

/* --- What must be so at the end ------------------------------------------------------------------ */

static void check_event(const struct spindle_event_info *info, void *context)
{
    if (strcmp(info->procedure, "hub_raise") == 0 && info->handlers != 1)
        is_wrong(context, "hub_raise has %zu handlers at the end", info->handlers);
}

static void check_handlers(const struct spindle_domain_info *info, void *context)
{
    if (info->handlers != 0)
        is_wrong(context, "'%s' has %lu handlers at the end", info->name, info->handlers);
}

static void check_faults(const struct spindle_domain_info *info, void *context)
{
    const struct run *run = context;
    for (enum part part = 0; part < PARTS; part++)
        if (info->domain == run->domains[part] && info->faults != 0)
            is_wrong(context, "'%s' has %lu faults", info->name, info->faults);
}

/* Only the hub's own implementation is left, nothing is counted on anybody, and no memory is left. */
static void check_end(struct run *run)
{
    spindle_statistics(&run->statistics);
    spindle_domains(check_faults, run);
    good(run, spindle_destroy(run->domains[PLUG]), "destroy");
    sched_run(NULL); /* those that it ended are somewhere in a call: now they leave */
    spindle_events(check_event, run);
    spindle_domains(check_handlers, run);
}

/* A plug faults when it lost its import or its hub (boss.c); nothing that a module asserts fails. */
static void report(void *context, const char *text)
{
    if (strncmp(text, "assert:", strlen("assert:")) == 0)
        is_wrong(context, "%s", text);
}

static void run_seed(struct run *run, uint64_t number)
{
    const uint64_t long_time = (uint64_t)SECONDS * 1000000000;
    *run = (struct run){.seed = number};
    const struct spindle_options options = {
        .report = report,
        .context = run,
        .guard_limit = long_time,
        .handler_limit = long_time,
        .initialiser_limit = long_time,
        .seed = number,
    };
    if (!good(run, spindle_boot(&options), "boot"))
        return;
    if (prepare(run))
        run_entries(run);
    check_end(run);
    spindle_shutdown();
    if (boot_leaked() != 0)
        is_wrong(run, "%zu bytes of kernel memory are left", boot_leaked());
}

/* --- Seeds --------------------------------------------------------------------------------------- */

static void check_again(struct run *run)
{
    static struct run again;
    run_seed(&again, run->seed);
    if (again.statistics.trace != run->statistics.trace)
        is_wrong(run, "it is not repeated: %lu events, trace %016lx; then %lu, %016lx",
                 run->statistics.seeded, run->statistics.trace, again.statistics.seeded,
                 again.statistics.trace);
}

static void say_failure(uint64_t number, const char *what)
{
    printf("seed %lu: %s\n    ./build.sh fuzz seeds 1 %lu\n", number, what, number);
    fflush(stdout);
}

/* The child: goes on with the seed that progress names. */
static void run_seeds(uint64_t end)
{
    static struct run run;
    uint64_t previous = 0;
    for (; progress->seed < end; progress->seed++) {
        alarm(SECONDS);
        run_seed(&run, progress->seed);
        if (run.statistics.trace == previous)
            is_wrong(&run, "its trace is that of the seed before");
        previous = run.statistics.trace;
        if (progress->seed % AGAIN == 0 && !run.wrong[0])
            check_again(&run);
        progress->events += run.statistics.seeded;
        progress->passed += !run.wrong[0];
        progress->failed += run.wrong[0] != 0;
        if (run.wrong[0])
            say_failure(run.seed, run.wrong);
    }
}

static void say_ended(int child)
{
    char what[WRONG];
    if (WIFSIGNALED(child) && WTERMSIG(child) == SIGALRM)
        snprintf(what, sizeof what, "did not end within %d s", SECONDS);
    else if (WIFSIGNALED(child))
        snprintf(what, sizeof what, "crashed: %s", strsignal(WTERMSIG(child)));
    else
        snprintf(what, sizeof what, "the kernel gave up");
    say_failure(progress->seed, what);
}

static bool all_seeds(uint64_t first, uint64_t count)
{
    progress->seed = first;
    while (progress->seed < first + count) {
        int child;
        fflush(stdout);
        pid_t pid = fork();
        if (pid == 0) {
            run_seeds(first + count);
            fflush(stdout);
            _exit(0);
        }
        if (pid < 0 || waitpid(pid, &child, 0) != pid)
            return false;
        if (progress->seed < first + count) {
            say_ended(child);
            progress->failed++;
            progress->seed++;
        }
    }
    return true;
}

static int print_trace(uint64_t number)
{
    static struct run run;
    run_seed(&run, number);
    printf("seed %lu: %lu events, trace %016lx %s\n", number, run.statistics.seeded,
           run.statistics.trace, run.wrong);
    return run.wrong[0] != 0;
}

static bool read_number(const char *text, uint64_t *number)
{
    char *end;
    errno = 0;
    *number = strtoul(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end && errno == 0 && *number != 0;
}

int main(int argc, char **argv)
{
    char self[PATH_MAX] = "";
    uint64_t count = COUNT, first = 1;
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0)
        return 2;
    snprintf(directory, sizeof directory, "%s", dirname(self));
    bool traced = argc == 3 && strcmp(argv[1], "--trace") == 0;
    if (argc > 3 || (argc > 1 && !traced && !read_number(argv[1], &count)) ||
        (argc > 2 && !read_number(argv[2], &first))) {
        fprintf(stderr, "usage: test-seeds [COUNT [FIRST]] | --trace SEED\n");
        return 2;
    }
    if (traced)
        return print_trace(first);
    progress = mmap(NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (progress == MAP_FAILED || !all_seeds(first, count))
        return 2;
    printf("seeds %lu to %lu, %lu events\n", first, first + count - 1, progress->events);
    printf("%lu passed, %lu failed\n", progress->passed, progress->failed);
    return progress->failed != 0;
}
