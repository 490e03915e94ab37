/*
 * Counts of what extensions ask of the whole kernel: calls, events, allocation, loading.
 */
#include "count.h"
#include "objects.h"

#include "domain/modules.h"
#include "runtime/seal.h"

enum { TURNS = 100 /* as in work.c */ };

static struct domain *bell, *work;
static uint64_t marks[3];

static void mark(uint64_t what)
{
    marks[what] = __builtin_ia32_rdtsc();
}

static void drop(void *context, const char *text, size_t n)
{
    (void)context, (void)text, (void)n;
}

/* The table of interface probe was written by hand, without fingerprints. */
static void agree_on_probe(void)
{
    for (size_t i = 0; i < work->import_count; i++) {
        const struct spin_import *row = work->imports[i].row;
        struct event *event = domain_export(domain_find("public"), row->procedure);
        if (event && strcmp(event->interface, "probe") == 0)
            event->type = row->type;
    }
}

static void must(status s)
{
    cr_assert(succeeded(s), "%s", spindle_message());
}

static void boot(void)
{
    const struct spindle_options options = {.write = drop};
    struct spin_seal seal;
    must(modules_try_boot(&options));
    probe_action = mark;
    cr_assert(seal_read(count_bell, count_bell_size, &seal));
    must(spindle_trust(seal.key, "count"));
}

static void start(void)
{
    boot();
    must(spindle_load(count_bell, count_bell_size, NULL, &bell));
    must(spindle_load(count_work, count_work_size, NULL, &work));
    agree_on_probe();
    struct domain *both[] = {bell, work};
    must(spindle_link(both, 2));
    must(spindle_initialise_all(both, 2));
}

static int run(struct domain *domain, const char *entry, int argc)
{
    static const char *const argv[10] = {"", "", "", "", "", "", "", "", "", ""};
    struct spindle_result result;
    must(spindle_run(domain, &(struct spindle_plan){.entry = entry, .argc = argc, .argv = argv},
                     &result));
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    return result.exit_status;
}

/* What one turn takes, loop included: what is before and after the loop cancels out. */
static void say_turn(const char *row, const char *entry)
{
    run(work, entry, 0);
    cr_assert_eq(run(work, entry, 0), 0);
    uint64_t once = marks[1] - marks[0], twice = marks[2] - marks[1];
    count_say(row, (twice - once + TURNS / 2) / TURNS);
}

#define COUNT(name) Test(counts, name, .init = start, .fini = modules_shutdown)

COUNT(slot_call)
{
    say_turn("slot_call", "touch");
    say_turn("slot_call_used", "ring");
}

COUNT(raise_1_handler)
{
    cr_assert_eq(run(work, "install_some", 1), 0);
    cr_assert_eq(run(bell, "leave", 0), 1);
    say_turn("raise_1", "ring");
}

COUNT(raise_10_handlers)
{
    cr_assert_eq(run(work, "install_some", 10), 0);
    cr_assert_eq(run(bell, "leave", 0), 1);
    say_turn("raise_10", "ring");
}

COUNT(raise_guarded)
{
    cr_assert_eq(run(work, "install_guarded", 0), 0);
    cr_assert_eq(run(bell, "leave", 0), 1);
    say_turn("raise_guarded", "ring");
}

COUNT(install_and_remove)
{
    say_turn("install_remove", "install_remove");
}

COUNT(allocation)
{
    say_turn("allocate", "allocate");
    say_turn("allocate_array", "allocate_arrays");
}

COUNT(console)
{
    say_turn("console_print", "print");
}

/* ---- Loading: another one of these objects was loaded before ---- */

static status load_asserted(const void *file, const void *size, const char *name,
                            struct domain **domain)
{
    return domain_create_asserted(file, (size_t)size, name, NULL, domain);
}

static void say_load(const char *row, const void *procedure, size_t size)
{
    struct domain *first = NULL, *second = NULL;
    count_raw(procedure, count_small, (void *)size, "first", &first);
    count_say(row, count_call(procedure, count_small, (void *)size, "second", &second));
    cr_assert_eq(domain_find("second"), second);
}

Test(counts, load, .init = boot, .fini = modules_shutdown)
{
    size_t size = count_small_size - sizeof(struct spin_seal);
    unit_say("size of the object %zu\n", size);
    say_load("load", (const void *)(uintptr_t)load_asserted, size);
}

Test(counts, load_sealed, .init = boot, .fini = modules_shutdown)
{
    say_load("load_sealed", (const void *)(uintptr_t)spindle_load, count_small_size);
}
