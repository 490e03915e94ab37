/*
 * A small kernel for tests.
 */
#include "arena.h"

#include "source.h"
#include "stack.h"

#include <string.h>

uint64_t *arena_data;
char arena_domain_a, arena_domain_b;
size_t arena_charged;

static uintptr_t text;
extern const char __start_extension_c[], __stop_extension_c[];

/* Texts of the sites, by name. */
static const struct texts {
    char none[1], first[8], ring[7], call[7], deep[7];
    char p[2], element[7], i[2], len[4], n[2], have[5], quotient[6];
} texts = {"",       "first.c", "ring.c", "call.c", "deep.c", "p",
           "buf[i]", "i",       "len",    "n",      "have",   "a / b"};

#define SITE(where, number, fault, about, first, second, ...)                                      \
    {.file = offsetof(struct texts, where),                                                        \
     .line = number,                                                                               \
     .kind = SPIN_FAULT_##fault,                                                                   \
     .expression = offsetof(struct texts, about),                                                  \
     .a = offsetof(struct texts, first),                                                           \
     .b = offsetof(struct texts, second),                                                          \
     __VA_ARGS__}

static const struct spin_site sites[] = {
    SITE(first, 10, NULL, p, none, none),
    SITE(ring, 40, BOUNDS, element, i, len),
    SITE(call, 7, COUNT, p, n, have, .flags = SPIN_SITE_ARGUMENT),
    SITE(deep, 3, DIVIDE, quotient, none, none),
};

static struct fault_place place(uintptr_t pc)
{
    uintptr_t b = text + (uintptr_t)(extension_b_start - extension_start);
    uintptr_t end = text + (uintptr_t)(extension_end - extension_start) +
                    (uintptr_t)(__stop_extension_c - __start_extension_c);
    if (pc < text || pc >= end)
        return (struct fault_place){NULL, false};
    /* Stands for the runtime object: live, of no domain. */
    if (pc >= ARENA(extension_store) && pc < ARENA(extension_load))
        return (struct fault_place){NULL, true};
    return (struct fault_place){pc < b ? DOMAIN_A : DOMAIN_B, true};
}

static struct fault_site site(uintptr_t pc, uint32_t index)
{
    if (!place(pc).live || index >= sizeof(sites) / sizeof(sites[0]))
        return (struct fault_site){NULL, NULL};
    return (struct fault_site){&sites[index], (const char *)&texts};
}

static bool source(uintptr_t pc, struct source *source)
{
    *source = (struct source){.procedure = "spin", .file = "loop.c", .line = 12};
    return pc >= ARENA(extension_spin) && pc < ARENA(extension_call);
}

static void charged(const struct fault_report *report)
{
    (void)report;
    arena_charged++;
}

void *arena_address(const void *procedure)
{
    const char *code = procedure;
    if (code >= __start_extension_c && code < __stop_extension_c)
        return (void *)(text + (uintptr_t)(extension_end - extension_start) +
                        (uintptr_t)(code - __start_extension_c));
    return (void *)(text + (uintptr_t)(code - extension_start));
}

void arena_boot(void)
{
    struct boot boot;
    size_t size = (size_t)(extension_end - extension_start);
    size_t size_c = (size_t)(__stop_extension_c - __start_extension_c);
    size_t pages = (size + size_c) / MACHINE_PAGE + 1;
    frame_t first;
    cr_assert(machine_boot(64 * 1024, &boot));
    cr_assert(frame_boot(&boot));
    sched_boot();
    stack_boot();
    cr_assert(heap_boot());
    text = machine_layout()->group[0].text.low;
    cr_assert(frame_map(text, pages, MACHINE_READ_EXECUTE, &first));
    memcpy(machine_frame(first), extension_start, size);
    memcpy((char *)machine_frame(first) + size, __start_extension_c, size_c);
    machine_code_written(text, size);
    cr_assert(frame_map(machine_layout()->group[0].data.low, 1, MACHINE_READ_WRITE, &first));
    arena_data = (uint64_t *)machine_layout()->group[0].data.low;
    arena_charged = 0;
    fault_hooks_set(&(struct fault_hooks){place, site, source, charged, NULL});
}

void arena_shutdown(void)
{
    strand_shutdown();
    heap_shutdown();
    stack_shutdown();
    fault_reset();
    entry_shutdown();
    account_shutdown();
    cr_assert_eq(memory_used(), 0, "%zu bytes of kernel memory left", memory_used());
    memory_shutdown();
    frame_shutdown();
    machine_shutdown();
}

/* Not kernel memory: a strand that is left over at shutdown leaves its job too. */
static struct job {
    void *procedure;
    struct activation_plan plan;
    struct outcome *outcome;
} jobs[64];
static size_t next_job;

static void work(void *argument)
{
    struct job *job = argument;
    struct outcome *outcome = job->outcome;
    outcome->kind = activation_call(&job->plan, job->procedure, &outcome->registers);
    outcome->value = outcome->registers.result[0];
}

static struct strand *spawn(const void *procedure, uint64_t limit, struct outcome *outcome)
{
    struct job *job = &jobs[next_job++ % 64];
    *job = (struct job){arena_address(procedure), {DOMAIN_A, limit}, outcome};
    struct strand *strand = strand_create(&(struct strand_plan){
        .name = "test", .owner = DOMAIN_A, .procedure = work, .argument = job});
    cr_assert_not_null(strand);
    return strand;
}

struct strand *arena_spawn(const void *procedure, uint64_t a, uint64_t b, struct outcome *outcome)
{
    *outcome = (struct outcome){.registers.general = {a, b}};
    return spawn(procedure, 0, outcome);
}

static struct outcome run(const void *procedure, struct outcome outcome, uint64_t limit)
{
    struct strand *strand = spawn(procedure, limit, &outcome);
    cr_assert(sched_run(strand));
    strand_free(strand);
    return outcome;
}

struct outcome arena_run(const void *procedure, uint64_t a, uint64_t b, uint64_t c)
{
    return run(procedure, (struct outcome){.registers.general = {a, b, c}}, 0);
}

struct outcome arena_run_limited(const void *procedure, uint64_t a, uint64_t b, uint64_t limit)
{
    return run(procedure, (struct outcome){.registers.general = {a, b}}, limit);
}
