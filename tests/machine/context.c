/*
 * Contexts, switches, barriers.
 */
#include "suite.h"

static struct machine_context first, second;
static size_t visits;
static uintptr_t alignment;
static uint32_t control_seen;

static void visitor(void *argument)
{
    alignment = (uintptr_t)__builtin_frame_address(0) % 16;
    for (;;) {
        control_seen = __builtin_ia32_stmxcsr();
        visits += *(size_t *)argument;
        machine_switch(&second, &first);
    }
}

static void make_second(size_t *step)
{
    enum { PAGES = 8 };
    uintptr_t low = machine_layout()->stacks.low + (1 << 20);
    suite_map(low, PAGES, MACHINE_READ_WRITE);
    visits = 0;
    machine_context(&second, low, low + PAGES * MACHINE_PAGE, visitor, step);
    EXPECT(second.sp > low && second.sp < low + PAGES * MACHINE_PAGE);
}

static void first_switch_enters(void)
{
    size_t step = 3;
    make_second(&step);
    machine_switch(&first, &second);
    EXPECT(visits == 3);
    EXPECT(alignment == 0); /* a frame pointer as the calling convention has it */
    EXPECT(control_seen == 0x1f80);
}

static uint16_t x87_control(void)
{
    uint16_t control;
    __asm__ volatile("fnstcw %0" : "=m"(control));
    return control;
}

static void set_x87_control(uint16_t control)
{
    __asm__ volatile("fldcw %0" : : "m"(control));
}

static void switch_keeps_registers(void)
{
    size_t step = 1;
    uint64_t kept[6] = {11, 22, 33, 44, 55, 66};
    make_second(&step);
    uint32_t control = __builtin_ia32_stmxcsr();
    uint16_t x87 = x87_control();
    __builtin_ia32_ldmxcsr(control ^ 0x6000);
    set_x87_control(x87 ^ 0x0c00);
    for (size_t i = 0; i < 1000; i++) {
        for (size_t k = 0; k < 6; k++)
            kept[k] += i;
        machine_switch(&first, &second);
    }
    bool same = __builtin_ia32_stmxcsr() == (control ^ 0x6000) && x87_control() == (x87 ^ 0x0c00);
    __builtin_ia32_ldmxcsr(control);
    set_x87_control(x87);
    EXPECT(same);
    EXPECT(control_seen == 0x1f80);
    EXPECT(visits == 1000);
    for (size_t k = 0; k < 6; k++)
        EXPECT_AT(k, kept[k] == 11 * (k + 1) + 999 * 1000 / 2);
}

/* ---- Barriers ---- */

static struct barrier outer, inner;

static uint64_t add(void *a, void *b)
{
    EXPECT(machine_barrier == &outer);
    return (uint64_t)a + (uint64_t)b;
}

static void call_returns(void)
{
    struct barrier *before = machine_barrier;
    outer.status = 99;
    EXPECT(machine_call(&outer, add, (void *)40, (void *)2) == 42);
    EXPECT(outer.status == 0);
    EXPECT(machine_barrier == before);
}

static uint64_t unwind(void *target, void *status)
{
    __builtin_ia32_ldmxcsr(0x9fc0);
    set_x87_control(0x0c7f);
    machine_unwind(target, (uint32_t)(uint64_t)status);
}

static uint64_t nest(void *target, void *status)
{
    machine_call(&inner, unwind, target, status);
    return 1;
}

static void unwind_goes_to_its_barrier(void)
{
    uint64_t kept = 0x1234;
    uint32_t control = __builtin_ia32_stmxcsr();
    uint16_t x87 = x87_control();
    machine_call(&outer, nest, &inner, (void *)5);
    EXPECT(inner.status == 5);
    EXPECT(outer.status == 0);
    machine_call(&outer, nest, &outer, (void *)6);
    EXPECT(outer.status == 6);
    EXPECT(machine_barrier == NULL);
    EXPECT(kept == 0x1234);
    EXPECT(__builtin_ia32_stmxcsr() == control);
    EXPECT(x87_control() == x87);
}

const struct suite_case context_cases[] = {
    {"first switch enters", "machine_context machine_switch", first_switch_enters},
    {"switch keeps registers", "machine_switch", switch_keeps_registers},
    {"call returns", "machine_call", call_returns},
    {"unwind goes to its barrier", "machine_unwind", unwind_goes_to_its_barrier},
    {NULL, NULL, NULL},
};
