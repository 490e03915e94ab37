/*
 * Ways in which the bare machine ends: the command line says which.  There is no kernel, so that
 * every fault is the machine's own.
 */
#include "bare.h"
#include "physical.h"

#include <string.h>

static volatile uintptr_t nowhere;
static bool in_tick, again;

static void say(const char *text)
{
    machine_console_write(text, strlen(text));
}

static void greet(void)
{
    say("hello, bare machine\n");
    machine_stop(0);
}

static void stop(void)
{
    machine_stop(42);
}

static void read_null(void)
{
    (void)*(volatile char *)nowhere;
}

static void write_text(void)
{
    *(volatile char *)(uintptr_t)read_null = 0;
}

static void write_constant(void)
{
    static const char *volatile text = "constant";
    *(volatile char *)(uintptr_t)text = 0;
}

static void run_data(void)
{
    static char code[] = {(char)0xc3};
    char *volatile where = code;
    ((void (*)(void))(uintptr_t)where)();
}

static void run_stack(void)
{
    volatile char code[] = {(char)0xc3};
    ((void (*)(void))(uintptr_t)code)();
}

static void run_frame(void)
{
    struct boot boot;
    machine_boot(16, &boot);
    *(volatile char *)machine_frame(3) = (char)0xc3;
    ((void (*)(void))(uintptr_t)machine_frame(3))();
}

static void run_heap(void)
{
    uintptr_t va = bare_heap_range().low;
    bare_heap_map(BARE_HEAP_COLLECTED, va, 1);
    *(volatile char *)va = (char)0xc3;
    ((void (*)(void))va)();
}

/* The image is not in the direct map either: its frames have one address. */
static void write_alias(void)
{
    uintptr_t direct = 0xffff800000000000, base = 0xffffffff80000000;
    *(volatile char *)(direct + ((uintptr_t)read_null - base)) = 0;
}

static void divide(void)
{
    volatile int zero = 0, two = 2;
    zero = two / zero;
}

__attribute__((noinline)) static int deepen(volatile char *above)
{
    volatile char room[512];
    room[0] = above[0];
    if (room[0] == 0)
        return 0;
    return deepen(room) + room[0];
}

static void overrun(void)
{
    volatile char start = 1;
    (void)deepen(&start);
}

/* The kernel's half faults while it is told of a fault. */
static void fault_again(void)
{
    again = true;
    read_null();
}

static void fault_in_tick(void)
{
    in_tick = true;
    machine_timer(0);
    for (;;)
        machine_idle();
}

/* Nothing can be pushed: the processor's own way to the gate is gone. */
static void lose_stack(void)
{
    __asm__ volatile("mov $0x1000, %rsp; push %rax");
}

static void breakpoint(void)
{
    __asm__ volatile("int3");
}

static uintptr_t take_all(enum bare_heap heap, uintptr_t va)
{
    while (bare_heap_map(heap, va, 1))
        va += MACHINE_PAGE;
    return va;
}

/* Where no table is yet; ends with `status` when it does not go as it should. */
static void expect_map(bool wanted, uintptr_t va, int status)
{
    frame_t frame = 3;
    if (machine_map(va, &frame, 1, MACHINE_READ_WRITE) != wanted)
        machine_stop(status);
    if (wanted)
        *(volatile char *)va = 1;
}

/* Neither heap takes what page tables need. With every page taken there is none for a table: mapping is
 * refused, and works once one is back. */
static void exhaust(void)
{
    struct boot boot;
    paddr page;
    if (!machine_boot(16, &boot))
        machine_stop(2);
    const struct layout *layout = machine_layout();
    uintptr_t heap = bare_heap_range().low, library = take_all(BARE_HEAP_COLLECTED, heap);
    expect_map(true, layout->group[0].text.low, 3);
    uintptr_t end = take_all(BARE_HEAP_LIBRARY, library);
    if (library - heap < 16 * MACHINE_PAGE || end - library < 16 * MACHINE_PAGE)
        machine_stop(4);
    for (size_t i = 0; i < 30; i++)
        expect_map(true, layout->stacks.low + (i << 21), 5);
    while (physical_take(&page))
        ;
    expect_map(false, layout->group[1].text.low, 6);
    bare_heap_unmap(heap, 4);
    expect_map(true, layout->group[1].text.low, 7);
    say("refused, then mapped\n");
    machine_stop(0);
}

static const struct {
    const char *name;
    void (*end)(void);
} ends[] = {
    {"greet", greet},
    {"stop", stop},
    {"read null", read_null},
    {"write text", write_text},
    {"write constant", write_constant},
    {"run data", run_data},
    {"run stack", run_stack},
    {"run frame", run_frame},
    {"run heap", run_heap},
    {"write alias", write_alias},
    {"divide", divide},
    {"overrun", overrun},
    {"fault again", fault_again},
    {"fault in tick", fault_in_tick},
    {"lose stack", lose_stack},
    {"breakpoint", breakpoint},
    {"exhaust", exhaust},
};

_Noreturn void bare_main(const struct bare_boot *boot)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (strlen(boot->command_line) == strlen(ends[i].name) &&
            memcmp(boot->command_line, ends[i].name, strlen(ends[i].name)) == 0)
            ends[i].end();
    say("went on\n");
    machine_stop(1);
}

void kernel_tick(struct interrupted *interrupted, const struct interruption *interruption)
{
    (void)interrupted;
    (void)interruption;
    if (in_tick)
        read_null();
}

void kernel_device(struct interrupted *interrupted, const struct interruption *interruption)
{
    (void)interrupted;
    (void)interruption;
}

bool kernel_fault(struct interrupted *interrupted, const struct interruption *interruption)
{
    (void)interrupted;
    (void)interruption;
    if (again)
        read_null();
    return false;
}

void kernel_yield(void)
{
}

void kernel_pending(void)
{
}

_Noreturn void kernel_check(uint64_t site, uint64_t a, uint64_t b, const struct interruption *at)
{
    (void)site;
    (void)a;
    (void)b;
    (void)at;
    machine_stop(1);
}

_Noreturn void kernel_overflow(const struct interruption *at)
{
    (void)at;
    machine_stop(1);
}
