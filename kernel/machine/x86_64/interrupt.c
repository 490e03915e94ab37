/*
 * Interruptions of the bare machine: which up-call each vector becomes.
 *
 * Runs with interrupts off on the stacks of the gates.  A fault that the kernel does not claim, or
 * one while another is handled, is our own error: registers on the console, and the end.
 */
#include "bare.h"
#include "clock.h"
#include "gates.h"
#include "lapic.h"
#include "paging.h"
#include "stacks.h"
#include "virtio.h"

#include "machine/processor/processor.h"

/* As gate_enter in vectors.S leaves it. */
struct interrupted {
    uint64_t r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rdi, rsi, rdx, rcx, rax;
    uint64_t vector, error;
    uint64_t rip, cs, rflags, rsp, ss;
};

static bool is_handling; /* a fault */

uint64_t *processor_register(struct interrupted *interrupted, enum processor_register name)
{
    switch (name) {
    case PROCESSOR_PC: return &interrupted->rip;
    case PROCESSOR_SP: return &interrupted->rsp;
    case PROCESSOR_FP: return &interrupted->rbp;
    case PROCESSOR_FIRST: return &interrupted->rdi;
    case PROCESSOR_SECOND: return &interrupted->rsi;
    }
    return NULL;
}

/* Whether `address` can be read, being near one that can. */
static bool is_mapped_near(uintptr_t address, uintptr_t mapped)
{
    return address / MACHINE_PAGE == mapped / MACHINE_PAGE || paging_is_mapped(address);
}

size_t processor_code_read(uintptr_t pc, uint8_t code[static 5])
{
    const uint8_t *text = (const uint8_t *)pc;
    if (!paging_is_mapped(pc) || !is_mapped_near(pc + 3, pc))
        return 0;
    for (size_t i = 0; i < 4; i++)
        code[i] = text[i];
    if (!is_mapped_near(pc - 1, pc))
        return 4;
    code[4] = text[-1];
    return 5;
}

/* ---- The end ------------------------------------------------------------------------------ */

static void say(const char *text)
{
    size_t length = 0;
    while (text[length] != 0)
        length++;
    machine_console_write(text, length);
}

static void say_value(const char *name, uint64_t value)
{
    char text[19] = "0x";
    for (size_t i = 0; i < 16; i++)
        text[2 + i] = "0123456789abcdef"[value >> (60 - 4 * i) & 15];
    say(name);
    say(text);
}

static void say_registers(const struct interrupted *at, uint64_t address)
{
    const struct {
        const char *name;
        uint64_t value;
    } values[] = {
        {"\n  rip ", at->rip}, {"  rsp ", at->rsp},   {"  rflags ", at->rflags},
        {"\n  rax ", at->rax}, {"  rbx ", at->rbx},   {"  rcx    ", at->rcx},
        {"\n  rdx ", at->rdx}, {"  rsi ", at->rsi},   {"  rdi    ", at->rdi},
        {"\n  rbp ", at->rbp}, {"  r8  ", at->r8},    {"  r9     ", at->r9},
        {"\n  r10 ", at->r10}, {"  r11 ", at->r11},   {"  r12    ", at->r12},
        {"\n  r13 ", at->r13}, {"  r14 ", at->r14},   {"  r15    ", at->r15},
        {"\n  cr2 ", address}, {"  err ", at->error},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        say_value(values[i].name, values[i].value);
    say("\n");
}

static const char *name_of(const struct interrupted *at)
{
    switch (at->vector) {
    case VECTOR_DIVIDE: return "division";
    case VECTOR_NMI: return "non-maskable interrupt";
    case VECTOR_UNDEFINED: return "undefined instruction";
    case VECTOR_DOUBLE_FAULT: return "double fault";
    case VECTOR_STACK: return "stack segment";
    case VECTOR_PROTECTION: return "protection";
    case VECTOR_PAGE: return "access";
    case VECTOR_MACHINE_CHECK: return "machine check";
    default: return "fault";
    }
}

/* The stack whose guard holds `address`; NULL: none. */
static const char *overrun(uint64_t address)
{
    for (const struct bare_stack *stack = bare_stacks; stack->name != NULL; stack++)
        if (address < (uintptr_t)stack->low && address >= (uintptr_t)stack->low - MACHINE_PAGE)
            return stack->name;
    return NULL;
}

static _Noreturn void give_up(const struct interrupted *at, const char *where)
{
    uint64_t address;
    __asm__ volatile("mov %%cr2, %0" : "=r"(address));
    say("panic: ");
    say(where);
    say(": ");
    say(name_of(at));
    const char *stack =
        at->vector == VECTOR_PAGE || at->vector == VECTOR_DOUBLE_FAULT ? overrun(address) : NULL;
    if (stack != NULL) {
        say(", end of stack ");
        say(stack);
    }
    say_value(", vector ", at->vector);
    say_registers(at, address);
    machine_stop(70);
}

/* ---- Faults and interrupts ----------------------------------------------------------------- */

/* What the kernel gets to know of a vector; a kind is never the vector: vector 0 is a fault. */
static enum machine_fault kind_of(uint64_t vector)
{
    switch (vector) {
    case VECTOR_DIVIDE:
    case VECTOR_X87:
    case VECTOR_VECTOR: return MACHINE_DIVIDE;
    case VECTOR_UNDEFINED: return MACHINE_INSTRUCTION;
    case VECTOR_STACK:
    case VECTOR_PROTECTION:
    case VECTOR_ALIGNMENT:
    case VECTOR_PAGE: return MACHINE_ACCESS;
    default: return MACHINE_NO_FAULT;
    }
}

static void fault(struct interrupted *interrupted)
{
    struct interruption interruption = processor_describe(interrupted);
    interruption.kind = kind_of(interrupted->vector);
    if (is_handling)
        give_up(interrupted, "fault while a fault is handled");
    if (interruption.kind == MACHINE_NO_FAULT)
        give_up(interrupted, "machine");
    is_handling = true;
    if (interrupted->vector == VECTOR_PAGE)
        __asm__ volatile("mov %%cr2, %0" : "=r"(interruption.address));
    if (!kernel_fault(interrupted, &interruption))
        give_up(interrupted, "kernel");
    is_handling = false;
}

static void tick(struct interrupted *interrupted)
{
    lapic_end();
    if (!clock_is_due())
        return;
    struct interruption interruption = processor_describe(interrupted);
    kernel_tick(interrupted, &interruption);
}

static void device(struct interrupted *interrupted)
{
    virtio_interrupt(interrupted->vector - VECTOR_FIRST_DEVICE);
    lapic_end();
    struct interruption interruption = processor_describe(interrupted);
    kernel_device(interrupted, &interruption);
}

static void console(void)
{
    bare_console_interrupt();
    lapic_end();
}

void bare_interruption(struct interrupted *interrupted)
{
    switch (interrupted->vector) {
    case VECTOR_TIMER: tick(interrupted); break;
    case VECTOR_SPURIOUS: break;
    case VECTOR_CONSOLE: console(); break;
    case VECTOR_NMI:
    case VECTOR_DOUBLE_FAULT:
    case VECTOR_MACHINE_CHECK: give_up(interrupted, "machine");
    default:
        if (interrupted->vector < VECTOR_DEVICES)
            fault(interrupted);
        else
            device(interrupted);
    }
}
