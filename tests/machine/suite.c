/*
 * The runner of the contract suite, and the little kernel that its cases need.
 */
#include "suite.h"

#include <string.h>

struct range suite_stack;
const char *suite_device, *suite_disk, *suite_net, *suite_console;

static void *failed[5]; /* where a case that fails continues */
static frame_t next_frame;
static struct machine_context runner, strand;
static struct {
    void *code;
    struct suite_outcome outcome;
} job;

/* ---- Words -------------------------------------------------------------------------------- */

static void say(const char *text)
{
    machine_console_write(text, strlen(text));
}

static void say_number(uint64_t value)
{
    char text[21];
    size_t at = sizeof text;
    do {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    machine_console_write(text + at, sizeof text - at);
}

_Noreturn void suite_fail(const char *file, int line, const char *what, const char *turn,
                          uint64_t value)
{
    say(file);
    say(":");
    say_number((uint64_t)line);
    say(": ");
    say(what);
    if (turn != NULL) {
        say(", ");
        say(turn);
        say(" = ");
        say_number(value);
    }
    say("\n");
    __builtin_longjmp(failed, 1);
}

/* ---- Memory and extension code ------------------------------------------------------------- */

frame_t suite_frame(void)
{
    EXPECT(next_frame < SUITE_FRAMES);
    return next_frame++;
}

frame_t suite_map(uintptr_t va, size_t pages, enum machine_prot prot)
{
    frame_t first = next_frame;
    for (size_t i = 0; i < pages; i++) {
        frame_t frame = suite_frame();
        EXPECT(machine_map(va + i * MACHINE_PAGE, &frame, 1, prot));
    }
    return first;
}

uint64_t *suite_data(void)
{
    return (uint64_t *)machine_layout()->group[0].data.low;
}

uintptr_t suite_arena(const char *procedure)
{
    return machine_layout()->group[0].text.low + (uintptr_t)(procedure - extension_start);
}

static void work(void *argument)
{
    (void)argument;
    for (;;) {
        struct barrier barrier;
        job.outcome.value =
            machine_call(&barrier, machine_invoke, job.code, &job.outcome.registers);
        job.outcome.status = barrier.status;
        machine_switch(&strand, &runner);
    }
}

struct suite_outcome suite_call(uintptr_t code, const struct machine_registers *registers)
{
    job.code = (void *)code;
    job.outcome = (struct suite_outcome){.registers = *registers};
    machine_limit = suite_stack.low + MACHINE_RESERVE;
    machine_switch(&runner, &strand);
    machine_limit = 0;
    job.outcome.value = job.outcome.registers.result[0];
    return job.outcome;
}

struct suite_outcome suite_call3(uintptr_t code, uint64_t a, uint64_t b, uint64_t c)
{
    return suite_call(code, &(struct machine_registers){.general = {a, b, c}});
}

/* Uses registers that the interrupted code has in use. */
void kernel_yield(void)
{
    static volatile double spoilt;
    for (size_t i = 0; i < 32; i++)
        spoilt = spoilt / 3 + (double)i;
    suite_seen.yields++;
}

/* ---- Running ------------------------------------------------------------------------------ */

static void boot(void)
{
    enum { STACK_PAGES = 64, GUARD_PAGES = 16 };
    struct boot about;
    next_frame = 16;
    suite_seen = (struct suite_seen){0};
    suite_on_tick = SUITE_TICK_COUNTS;
    EXPECT(machine_boot(SUITE_FRAMES, &about));
    EXPECT(about.frames == SUITE_FRAMES);
    const struct layout *layout = machine_layout();
    size_t code = (size_t)(extension_end - extension_start);
    uintptr_t text = layout->group[0].text.low;
    for (size_t done = 0; done < code; done += MACHINE_PAGE) {
        frame_t frame = suite_map(text + done, 1, MACHINE_READ_EXECUTE);
        size_t n = code - done < MACHINE_PAGE ? code - done : MACHINE_PAGE;
        memcpy(machine_frame(frame), extension_start + done, n);
    }
    machine_code_written(text, code);
    suite_map(layout->group[0].data.low, 1, MACHINE_READ_WRITE);
    suite_stack.low = layout->stacks.low + GUARD_PAGES * MACHINE_PAGE;
    suite_stack.high = suite_stack.low + STACK_PAGES * MACHINE_PAGE;
    suite_map(suite_stack.low, STACK_PAGES, MACHINE_READ_WRITE);
    machine_context(&strand, suite_stack.low, suite_stack.high, work, NULL);
}

static bool passes(const struct suite_case *test)
{
    if (__builtin_setjmp(failed) != 0) {
        machine_shutdown();
        return false;
    }
    boot();
    test->run();
    machine_shutdown();
    return true;
}

static bool is_word(const char *words, const char *word, size_t length)
{
    for (const char *at = words; *at != 0; at += *at == ' ') {
        size_t n = 0;
        while (at[n] != 0 && at[n] != ' ')
            n++;
        if (n == length && memcmp(at, word, n) == 0)
            return true;
        at += n;
    }
    return false;
}

extern const char *const contract_names[]; /* made from machine.h */

static const struct suite_case *const tables[] = {
    start_cases,     time_cases,   context_cases, call_cases,
    interrupt_cases, sweep_cases,  memory_cases,  device_cases,
};
enum { TABLES = sizeof tables / sizeof *tables };

static bool is_covered(const char *name)
{
    for (size_t i = 0; i < TABLES; i++)
        for (const struct suite_case *test = tables[i]; test->name != NULL; test++)
            if (is_word(test->covers, name, strlen(name)))
                return true;
    return false;
}

static size_t count_untested(void)
{
    size_t untested = 0, names = 0;
    for (; contract_names[names] != NULL; names++) {
        if (is_covered(contract_names[names]))
            continue;
        say("machine.h: no case covers ");
        say(contract_names[names]);
        say("\n");
        untested++;
    }
    return untested + (names < 36); /* the header was not read right */
}

int suite_run(const char *const names[static SUITE_DEVICES])
{
    size_t passed = 0, bad = count_untested();
    suite_device = names[0];
    suite_disk = names[1];
    suite_net = names[2];
    suite_console = names[3];
    passed += bad == 0;
    for (size_t i = 0; i < TABLES; i++) {
        for (const struct suite_case *test = tables[i]; test->name != NULL; test++) {
            bool good = passes(test);
            passed += good;
            bad += !good;
            say(good ? "pass " : "FAIL ");
            say(test->name);
            say("\n");
        }
    }
    say("positions: ");
    say_number(suite_positions);
    say("\n");
    say_number(passed);
    say(" passed, ");
    say_number(bad);
    say(" failed\n");
    return bad == 0 ? 0 : 1;
}
