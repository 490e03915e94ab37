/*
 * Calls between kernel and arena.
 */
#include "suite.h"

static double mixed(uint64_t a, double x, uint64_t b, double y, uint64_t c, uint64_t d, uint64_t e,
                    uint64_t f, double z1, double z2, double z3, double z4, double z5, double z6)
{
    return (double)(a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f) + x + 2 * y + z1 + z2 + z3 + z4 +
           z5 + 8 * z6;
}

static void invoke_passes_all(void)
{
    struct machine_registers registers = {.general = {1, 2, 3, 4, 5, 6},
                                          .vector = {1, 2, 3, 4, 5, 6, 7, 8}};
    machine_invoke((void *)(uintptr_t)mixed, &registers);
    EXPECT(registers.vector_result[0] == mixed(1, 1, 2, 2, 3, 4, 5, 6, 3, 4, 5, 6, 7, 8));
    struct suite_outcome outcome =
        suite_call(suite_arena(extension_scale),
                   &(struct machine_registers){.general = {5}, .vector = {1.5, 4}});
    EXPECT(outcome.status == 0);
    EXPECT(outcome.registers.vector_result[0] == 11);
}

static double entered(uint64_t a, double x, uint64_t b, uint64_t c, uint64_t d, uint64_t e,
                      uint64_t f)
{
    return (double)(a * 100000 + b * 10000 + c * 1000 + d * 100 + e * 10 + f) + x;
}

static void entry_passes_all(void)
{
    double (*thunk)(uint64_t, double, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t) =
        (double (*)(uint64_t, double, uint64_t, uint64_t, uint64_t, uint64_t,
                    uint64_t))(uintptr_t)machine_entry(MACHINE_ENTRIES - 1);
    kernel_entry_table[MACHINE_ENTRIES - 1] = (void *)(uintptr_t)entered;
    EXPECT(thunk(1, 0.5, 2, 3, 4, 5, 6) == 123456.5);
    for (size_t i = 1; i < MACHINE_ENTRIES; i++)
        EXPECT_AT(i, machine_entry(i) != machine_entry(i - 1));
}

static uint64_t twice(uint64_t a)
{
    return 2 * a;
}

static uintptr_t entry_of(uint64_t (*procedure)(uint64_t))
{
    kernel_entry_table[1] = (void *)(uintptr_t)procedure;
    return (uintptr_t)machine_entry(1);
}

static void entry_looks_at_pending_work(void)
{
    uintptr_t entry = entry_of(twice);
    EXPECT(suite_call3(suite_arena(extension_call), entry, 4, 0).value == 9);
    EXPECT(suite_seen.pendings == 0);
    atomic_store(&machine_pending, 1);
    EXPECT(suite_call3(suite_arena(extension_call), entry, 4, 0).value == 9);
    EXPECT(suite_seen.pendings == 1);
}

static void entry_needs_stack(void)
{
    uintptr_t entry = entry_of(twice);
    EXPECT(suite_call3(suite_arena(extension_recurse_call), entry, 0, 0).status ==
           SUITE_STATUS_OVERFLOW);
    EXPECT(suite_seen.overflows == 1);
    EXPECT(suite_seen.at.sp <= suite_stack.low + MACHINE_RESERVE);
    EXPECT(suite_seen.at.sp > suite_stack.low + MACHINE_RESERVE - 512);
    EXPECT(suite_seen.at.pc > suite_arena(extension_recurse_call));
    EXPECT(suite_seen.at.pc < suite_arena(extension_store));
    EXPECT(suite_seen.faults == 0);
}

static void check_ends_the_caller(void)
{
    uint64_t check = (uint64_t)machine_check_entry();
    EXPECT(suite_call3(suite_arena(extension_check), check, 3, 0).status == SUITE_STATUS_CHECK);
    EXPECT(suite_seen.operand[0] == 3);
    EXPECT(suite_seen.operand[1] == 7);
    EXPECT(suite_seen.operand[2] == 9);
    EXPECT(suite_seen.at.kind == MACHINE_NO_FAULT);
    EXPECT(suite_seen.at.pc > suite_arena(extension_check));
    EXPECT(suite_seen.at.pc < suite_arena(extension_check_deep));
    EXPECT(suite_seen.at.sp < suite_stack.high && suite_seen.at.sp > suite_stack.low);
    EXPECT(machine_barrier == NULL);
}

/* Eight bytes are left: a check needs no more. */
static void check_needs_no_stack(void)
{
    uint64_t check = (uint64_t)machine_check_entry();
    EXPECT(suite_call3(suite_arena(extension_check_deep), check, suite_stack.low, 0).status ==
           SUITE_STATUS_CHECK);
    EXPECT(suite_seen.faults == 0);
    EXPECT(suite_seen.operand[1] == 7);
}

/* Where code is written for one case. */
static uintptr_t text_page(void **write_at)
{
    uintptr_t va = machine_layout()->group[0].text.low + (1 << 20);
    *write_at = machine_frame(suite_map(va, 1, MACHINE_READ_EXECUTE));
    return va;
}

static void trampoline_follows_its_slot(void)
{
    void *write_at, *far = (void *)suite_arena(extension_add);
    void **slots = (void **)suite_data();
    uintptr_t va = text_page(&write_at);
    slots[0] = far;
    EXPECT(machine_trampoline(write_at, va, slots) <= MACHINE_TRAMPOLINE);
    machine_code_written(va, MACHINE_TRAMPOLINE);
    EXPECT(suite_call3(va, 3, 4, 0).value == 7);
    slots[0] = (void *)suite_arena(extension_divide);
    EXPECT(suite_call3(va, 12, 4, 0).value == 3);
    /* A slot of the kernel, wherever that is. */
    EXPECT(machine_trampoline(write_at, va, &far) <= MACHINE_TRAMPOLINE);
    machine_code_written(va, MACHINE_TRAMPOLINE);
    EXPECT(suite_call3(va, 30, 4, 0).value == 34);
}

static void captured(void *context, struct machine_registers *registers)
{
    registers->result[0] =
        registers->general[0] * 10 + registers->general[1] + *(uint64_t *)context;
    registers->result[1] = registers->general[5];
    registers->vector_result[0] = registers->vector[7];
}

static void stub_gives_its_context(void)
{
    void *write_at;
    uint64_t thousand = 1000;
    uintptr_t va = text_page(&write_at);
    EXPECT(machine_stub(write_at, va, captured, &thousand) <= MACHINE_STUB);
    machine_code_written(va, MACHINE_STUB);
    struct suite_outcome outcome =
        suite_call(va, &(struct machine_registers){.general = {3, 4, 0, 0, 0, 6},
                                                   .vector = {[7] = 2.5}});
    EXPECT(outcome.value == 1034);
    EXPECT(outcome.registers.result[1] == 6);
    EXPECT(outcome.registers.vector_result[0] == 2.5);
    EXPECT(suite_call3(suite_arena(extension_recurse_call), va, 0, 0).status ==
           SUITE_STATUS_OVERFLOW);
    atomic_store(&machine_pending, 1);
    suite_call3(va, 0, 0, 0);
    EXPECT(suite_seen.pendings == 1);
}

const struct suite_case call_cases[] = {
    {"invoke passes all", "machine_invoke", invoke_passes_all},
    {"entry passes all", "machine_entry", entry_passes_all},
    {"entry looks at pending work", "machine_entry kernel_pending", entry_looks_at_pending_work},
    {"entry needs stack", "machine_entry kernel_overflow", entry_needs_stack},
    {"check ends the caller", "machine_check_entry kernel_check", check_ends_the_caller},
    {"check needs no stack", "machine_check_entry kernel_check", check_needs_no_stack},
    {"trampoline follows its slot", "machine_trampoline", trampoline_follows_its_slot},
    {"stub gives its context", "machine_stub", stub_gives_its_context},
    {NULL, NULL, NULL},
};
