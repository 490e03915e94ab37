/*
 * What the hosted machine takes from Linux, and gives back.
 */
#include "arena.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEST(name) Test(hosted, name, .init = arena_boot, .fini = arena_shutdown, .timeout = 20)

static volatile sig_atomic_t handled;
static void *volatile page;

static void on_signal(int signal)
{
    handled = signal;
    if (page != NULL)
        mprotect(page, MACHINE_PAGE, PROT_READ | PROT_WRITE);
}

Test(hosted, earlier_handlers_get_what_is_not_ours, .timeout = 20)
{
    signal(SIGSEGV, on_signal);
    signal(SIGVTALRM, on_signal);
    arena_boot();
    page = mmap(NULL, MACHINE_PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *(volatile char *)page = 1; /* a fault of the host's own code */
    cr_assert_eq(handled, SIGSEGV);
    page = NULL;
    raise(SIGVTALRM);
    cr_assert_eq(handled, SIGVTALRM);
    handled = 0;
    cr_assert_eq(arena_run(extension_load, 0, 0, 0).kind, SPIN_FAULT_MEMORY);
    cr_assert_eq(arena_run_limited(extension_spin, 0, 0, 1000000).kind, SPIN_FAULT_TIME);
    cr_assert_eq(handled, 0, "ours are not theirs");
    arena_shutdown();
}

Test(hosted, fault_of_the_host_kills_as_before, .init = arena_boot, .signal = SIGSEGV)
{
    volatile char *volatile nowhere = NULL;
    nowhere[8] = 1;
}

Test(hosted, shutdown_restores, .timeout = 20)
{
    struct sigaction before[NSIG], after;
    const int flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART | SA_NODEFER | SA_RESETHAND;
    stack_t stack_before, stack_after;
    signal(SIGFPE, on_signal);
    for (int i = 1; i < NSIG; i++)
        sigaction(i, NULL, &before[i]);
    sigaltstack(NULL, &stack_before);
    arena_boot();
    sigaction(SIGFPE, NULL, &after);
    cr_assert_neq(after.sa_handler, before[SIGFPE].sa_handler);
    arena_shutdown();
    for (int i = 1; i < NSIG; i++) {
        if (sigaction(i, NULL, &after) != 0 || i == SIGPWR || i == SIGXCPU)
            continue; /* the collector stays for the life of the process, and keeps its two */
        cr_assert_eq(after.sa_handler, before[i].sa_handler, "signal %d", i);
        /* The C library adds a bit of its own to what it sets. */
        cr_assert_eq(after.sa_flags & flags, before[i].sa_flags & flags, "signal %d", i);
    }
    sigaltstack(NULL, &stack_after);
    cr_assert_eq(stack_before.ss_sp, stack_after.ss_sp);
    cr_assert_eq(stack_before.ss_flags, stack_after.ss_flags);
}

static size_t lines_of(const char *name)
{
    size_t lines = 0;
    FILE *file = fopen(name, "r");
    for (int c; (c = fgetc(file)) != EOF;)
        lines += c == '\n';
    fclose(file);
    return lines;
}

Test(hosted, starts_and_stops_a_hundred_times, .timeout = 60)
{
    size_t mappings = 0;
    for (size_t i = 0; i < 100; i++) {
        arena_boot();
        cr_assert_eq(arena_run(extension_add, i, 1, 0).value, i + 1);
        arena_shutdown();
        if (i == 5)
            mappings = lines_of("/proc/self/maps");
    }
    cr_assert_leq(lines_of("/proc/self/maps"), mappings + 1);
    int lowest = dup(0);
    cr_assert_lt(lowest, 32, "no file is left open");
    close(lowest);
}

/* Fails at each thing it takes in turn, with nothing left behind, and then works. */
Test(hosted, boot_that_fails_takes_nothing, .timeout = 20)
{
    struct boot boot;
    struct rlimit before, little;
    size_t mappings = lines_of("/proc/self/maps");
    getrlimit(RLIMIT_AS, &before);
    little = (struct rlimit){(rlim_t)4 << 30, before.rlim_max};
    setrlimit(RLIMIT_AS, &little);
    cr_assert_not(machine_boot(1024, &boot), "no room for the zones");
    setrlimit(RLIMIT_AS, &before);
    getrlimit(RLIMIT_NOFILE, &before);
    little = (struct rlimit){3, before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &little);
    cr_assert_not(machine_boot(1024, &boot), "no file for the memory");
    setrlimit(RLIMIT_NOFILE, &before);
    cr_assert_leq(lines_of("/proc/self/maps"), mappings + 1);
    cr_assert(machine_boot(1024, &boot));
    machine_shutdown();
}

/* Every line of /proc/self/maps: nothing is writable and executable. */
TEST(nothing_is_writable_and_executable)
{
    char line[512];
    FILE *file = fopen("/proc/self/maps", "r");
    bool arena_seen = false;
    while (fgets(line, sizeof(line), file) != NULL) {
        const char *mode = strchr(line, ' ') + 1;
        cr_assert_not(mode[1] == 'w' && mode[2] == 'x', "%s", line);
        arena_seen |= strtoul(line, NULL, 16) == machine_layout()->group[0].text.low;
    }
    fclose(file);
    cr_assert(arena_seen);
}

static void *crash(void *argument)
{
    (void)argument;
    page = mmap(NULL, MACHINE_PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *(volatile char *)page = 1;
    return NULL;
}

Test(hosted, other_threads_are_not_the_kernels, .timeout = 20)
{
    pthread_t thread;
    signal(SIGSEGV, on_signal);
    arena_boot();
    pthread_create(&thread, NULL, crash, NULL);
    pthread_join(thread, NULL);
    cr_assert_eq(handled, SIGSEGV);
    arena_shutdown();
}

TEST(text_zone_is_near_the_kernel_or_at_least_whole)
{
    const struct layout *layout = machine_layout();
    cr_assert_eq(layout->arena.low % MACHINE_PAGE, 0);
    cr_assert_lt(layout->kernel.low, (uintptr_t)machine_entry(0));
    cr_assert_gt(layout->kernel.high, (uintptr_t)machine_entry(0));
}

static void on_alarm(int signal)
{
    (void)signal;
    sched_stop(SPIN_FAULT_KILLED);
}

TEST(stop_from_a_signal_handler)
{
    struct outcome outcome;
    struct strand *strand = arena_spawn(extension_spin, 0, 0, &outcome);
    signal(SIGALRM, on_alarm);
    ualarm(20000, 0);
    cr_assert(sched_run(strand));
    cr_assert_eq(outcome.kind, SPIN_FAULT_KILLED);
    strand_free(strand);
}

TEST(device_that_is_a_fifo_is_not_waited_for)
{
    char name[] = "/tmp/spindle-device-XXXXXX";
    cr_assert_not_null(mkdtemp(name));
    char path[sizeof name + 5];
    snprintf(path, sizeof path, "%s/fifo", name);
    cr_assert_eq(mkfifo(path, 0600), 0);
    cr_assert_null(machine_device_open(path));
    unlink(path);
    cr_assert_null(machine_device_open(name), "nor is a directory one");
    rmdir(name);
}

static void sleep_an_hour(void *argument)
{
    *(bool *)argument = strand_sleep(machine_clock() + (uint64_t)3600 * 1000000000);
}

TEST(stop_while_everybody_sleeps)
{
    bool slept = true;
    struct strand *strand = strand_create(
        &(struct strand_plan){.name = "sleeper", .procedure = sleep_an_hour, .argument = &slept});
    signal(SIGALRM, on_alarm);
    ualarm(20000, 0);
    cr_assert(sched_run(strand));
    cr_assert_not(slept);
    strand_free(strand);
}

static void sleep_shortly(void *argument)
{
    *(bool *)argument = strand_sleep(machine_clock() + 50000000);
}

/* The processor time of a bare machine is its clock. */
TEST(sleeping_takes_no_processor_time)
{
    bool slept = false;
    uint64_t used = machine_processor_time();
    struct strand *strand = strand_create(
        &(struct strand_plan){.name = "sleeper", .procedure = sleep_shortly, .argument = &slept});
    cr_assert(sched_run(strand));
    cr_assert(slept);
    cr_assert_lt(machine_processor_time() - used, 20000000);
    strand_free(strand);
}
