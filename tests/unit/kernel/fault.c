/*
 * Faults: kinds, blame, reports, unwinding; the kernel answers afterwards.
 */
#include "arena.h"
#include "runtime/typeinfo.h"

#include <string.h>

#define TEST(name) Test(fault, name, .init = arena_boot, .fini = arena_shutdown, .timeout = 20)

static void still_answers(void)
{
    struct outcome outcome = arena_run(extension_add, 40, 2, 0);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
    cr_assert_eq(outcome.value, 42);
}

static void expect_c(const void *procedure, uint64_t a, uint64_t b, uint64_t c,
                     enum spin_fault_kind kind)
{
    struct outcome outcome = arena_run(procedure, a, b, c);
    cr_assert_eq(outcome.kind, kind, "ended with %s", fault_word(outcome.kind));
    cr_assert_eq(arena_charged, 1);
    cr_assert_not(fault_is_outward());
    still_answers();
}

static void expect(const void *procedure, uint64_t a, uint64_t b, enum spin_fault_kind kind)
{
    expect_c(procedure, a, b, 0, kind);
}

TEST(nothing)
{
    still_answers();
    cr_assert_eq(arena_charged, 0);
}

TEST(load_of_nothing)
{
    expect(extension_load, 0, 0, SPIN_FAULT_MEMORY);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
}

TEST(store_to_text)
{
    expect(extension_store, ARENA(extension_add), 1, SPIN_FAULT_MEMORY);
}

TEST(store_to_unmapped_zone)
{
    expect(extension_store, machine_layout()->group[1].data.low, 1, SPIN_FAULT_MEMORY);
    cr_assert_eq(fault_report()->address, machine_layout()->group[1].data.low);
}

TEST(address_that_is_not_canonical)
{
    expect(extension_load, 0x8000000000000000, 0, SPIN_FAULT_MEMORY);
}

TEST(division)
{
    expect(extension_divide, 1, 0, SPIN_FAULT_DIVIDE);
}

TEST(undefined_instruction)
{
    expect(extension_undefined, 0, 0, SPIN_FAULT_RETURN);
}

TEST(execution_of_data)
{
    expect(extension_jump, (uint64_t)arena_data, 0, SPIN_FAULT_DEAD);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
}

TEST(call_of_unloaded_text)
{
    expect(extension_jump, machine_layout()->group[0].text.high - 4096, 0, SPIN_FAULT_DEAD);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
}

TEST(call_of_null)
{
    expect(extension_jump, 0, 0, SPIN_FAULT_DEAD);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
}

TEST(stack_overflow)
{
    expect(extension_recurse, 0, 0, SPIN_FAULT_STACK);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
}

static uint64_t harmless(uint64_t a)
{
    return a + 1;
}

static void *entry_of(uint64_t (*procedure)(uint64_t))
{
    return entry_create((void *)(uintptr_t)procedure);
}

TEST(stack_overflow_in_kernel_entry)
{
    expect(extension_recurse_call, (uint64_t)entry_of(harmless), 0, SPIN_FAULT_STACK);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    struct fault_place here = {DOMAIN_A, true};
    cr_assert_eq(fault_report()->where, here.domain);
}

TEST(check_names_its_site)
{
    char text[200];
    expect(extension_check, (uint64_t)machine_check_entry(), 1, SPIN_FAULT_BOUNDS);
    const struct fault_report *report = fault_report();
    cr_assert_eq(report->charged, DOMAIN_A);
    cr_assert_eq(report->line, 40);
    cr_assert_eq(fault_print(report, text, sizeof(text)), strlen(text));
    cr_assert_str_eq(text, "bounds: ring.c:40 'buf[i]' i=7 len=9");
}

TEST(report_is_cut_to_fit)
{
    char text[12];
    expect(extension_check, (uint64_t)machine_check_entry(), 1, SPIN_FAULT_BOUNDS);
    cr_assert_eq(fault_print(fault_report(), text, sizeof(text)), 11);
    cr_assert_str_eq(text, "bounds: rin");
}

TEST(check_without_a_site)
{
    expect(extension_check, (uint64_t)machine_check_entry(), 99, SPIN_FAULT_ASSERT);
    cr_assert_eq(fault_report()->line, 0);
}

static void run_deep_check(void *argument)
{
    struct outcome *outcome = argument;
    outcome->registers.general[0] = (uint64_t)machine_check_entry();
    outcome->registers.general[1] = strand_current()->stack.low;
    outcome->kind = activation_call(&(struct activation_plan){DOMAIN_A, 0},
                                    arena_address(extension_check_deep), &outcome->registers);
}

TEST(check_at_the_very_end_of_the_stack_keeps_its_kind)
{
    struct outcome outcome = {0};
    struct strand *strand = strand_create(
        &(struct strand_plan){.name = "deep", .procedure = run_deep_check, .argument = &outcome});
    cr_assert(sched_run(strand));
    strand_free(strand);
    cr_assert_eq(outcome.kind, SPIN_FAULT_DIVIDE, "%s", fault_word(outcome.kind));
    cr_assert_eq(fault_report()->line, 3);
}

TEST(bad_argument_is_the_callers_fault)
{
    uint64_t check = (uint64_t)machine_check_entry();
    expect_c(extension_call, ARENA(extension_b_check), check, 2, SPIN_FAULT_COUNT);
    cr_assert_eq(fault_report()->where, DOMAIN_B);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    cr_assert_eq(fault_report()->cut[0], DOMAIN_B);
}

TEST(other_check_is_the_callees_fault)
{
    uint64_t check = (uint64_t)machine_check_entry();
    expect_c(extension_call, ARENA(extension_b_check), check, 1, SPIN_FAULT_BOUNDS);
    cr_assert_eq(fault_report()->charged, DOMAIN_B);
    cr_assert_eq(fault_report()->cut[0], DOMAIN_A);
}

static uint64_t raise_heap(uint64_t a)
{
    fault_raise(SPIN_FAULT_HEAP, "new", a, 2);
}

static uint64_t raise_type(uint64_t a)
{
    fault_raise(SPIN_FAULT_TYPE, "kernel_procedure: p", a, 2);
}

TEST(kernel_procedure_faults_its_caller)
{
    expect(extension_call, (uint64_t)entry_of(raise_type), 5, SPIN_FAULT_TYPE);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    cr_assert_str_eq(fault_report()->expression, "kernel_procedure: p");
    cr_assert_eq(fault_report()->operand[0], 5);
}

TEST(heap_fault_is_the_strand_owners)
{
    expect(extension_b_call, (uint64_t)entry_of(raise_heap), 5, SPIN_FAULT_HEAP);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    cr_assert_eq(fault_report()->where, DOMAIN_B);
    cr_assert_eq(fault_report()->cut_off, 1);
    cr_assert_eq(fault_report()->cut[0], DOMAIN_B);
}

TEST(cut_domain_is_named)
{
    arena_data[1] = 0;
    expect(extension_call, ARENA(extension_b_load), 0, SPIN_FAULT_MEMORY);
    cr_assert_eq(fault_report()->charged, DOMAIN_B);
    cr_assert_eq(fault_report()->cut_off, 1);
    cr_assert_eq(fault_report()->cut[0], DOMAIN_A);
}

TEST(fault_in_the_runtime_object_is_its_callers)
{
    expect_c(extension_b_call, ARENA(extension_store), 8, 1, SPIN_FAULT_MEMORY);
    cr_assert_eq(fault_report()->charged, DOMAIN_B);
    cr_assert_eq(fault_report()->where, DOMAIN_B);
    cr_assert_eq(fault_report()->address, 8);
}

TEST(control_words_and_direction_come_back)
{
    uint32_t mxcsr = __builtin_ia32_stmxcsr();
    expect(extension_control, 0, 0, SPIN_FAULT_MEMORY);
    cr_assert_eq(__builtin_ia32_stmxcsr(), mxcsr);
    volatile long double third = 1.0L / 3.0L; /* the x87 stack is empty and its precision full */
    cr_assert(third * 3.0L == 1.0L);
}

static uint32_t type_called(const char *name)
{
    static const uint32_t none = 0;
    return typeinfo_add(&(struct typeinfo_plan){.name = name, .size = 8, .offset = &none});
}

static void expect_types(uint64_t found, uint64_t wanted, const char *text)
{
    char buffer[256];
    const uint64_t operands[] = {found, wanted};
    report_types(buffer, sizeof buffer, "p", operands);
    cr_expect_str_eq(buffer, text);
}

TEST(types_by_name)
{
    const uint64_t one = (uint64_t)1 << SPIN_TYPE_COUNT_SHIFT;
    uint32_t timer = type_called("struct timer"), flow = type_called("struct flow");
    expect_types(one | timer, flow, "p is 'struct timer', wanted 'struct flow'");
    expect_types(7 * one | timer, flow, "p is an array of 7 'struct timer', wanted 'struct flow'");
    expect_types(one | timer, one | flow,
                 "p is an array of 1 'struct timer', wanted an array of 'struct flow'");
    expect_types(one | type_called("struct flow"), flow,
                 "p is 'struct flow' of another module, wanted 'struct flow'");
    typeinfo_retire(timer);
    expect_types(one | timer, flow,
                 "p is 'struct timer' of a module that is gone, wanted 'struct flow'");
    expect_types(one | 0xfffffff1, flow, "p is of no known type, wanted 'struct flow'");
    expect_types(one | flow, 2, "p is 'struct flow', wanted no known type");
}
