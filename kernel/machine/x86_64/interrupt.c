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

/* As vectors.S leaves it. */
struct interrupted {
    uint64_t r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rdi, rsi, rdx, rcx, rax;
    uint64_t vector, error;
    uint64_t rip, cs, rflags, rsp, ss;
};

static bool is_handling; /* a fault */

void machine_divert_yield(struct interrupted *interrupted)
{
    processor_divert_yield(&interrupted->rip, &interrupted->rsp);
}

void machine_divert_unwind(struct interrupted *interrupted, struct barrier *barrier,
                           uint32_t status)
{
    interrupted->rdi = (uintptr_t)barrier;
    interrupted->rsi = status;
    processor_divert_unwind(&interrupted->rip, &interrupted->rsp, barrier);
}

static struct interruption describe(const struct interrupted *interrupted)
{
    return (struct interruption){
        .pc = interrupted->rip,
        .sp = interrupted->rsp,
        .fp = interrupted->rbp,
    };
}

/* Whether `address` can be read, being near one that can. */
static bool is_mapped_near(uintptr_t address, uintptr_t mapped)
{
    return address / MACHINE_PAGE == mapped / MACHINE_PAGE || paging_is_mapped(address);
}

size_t processor_code_read(uintptr_t pc, uint8_t code[static 5])
{
    const uint8_t *text = (const uint8_t *)pc;
    if (!is_mapped_near(pc + 3, pc))
        return 0;
    __builtin_memcpy(code, text, 4);
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
    static const uint8_t kinds[VECTOR_DEVICES] = {
        [VECTOR_DIVIDE] = MACHINE_DIVIDE,    [VECTOR_X87] = MACHINE_DIVIDE,
        [VECTOR_VECTOR] = MACHINE_DIVIDE,    [VECTOR_UNDEFINED] = MACHINE_INSTRUCTION,
        [VECTOR_STACK] = MACHINE_ACCESS,     [VECTOR_PROTECTION] = MACHINE_ACCESS,
        [VECTOR_ALIGNMENT] = MACHINE_ACCESS, [VECTOR_PAGE] = MACHINE_ACCESS,
    };
    return (enum machine_fault)kinds[vector];
}

void bare_fault(struct interrupted *interrupted)
{
    struct interruption interruption = describe(interrupted);
    interruption.kind = kind_of(interrupted->vector);
    if (interruption.kind == MACHINE_NO_FAULT)
        give_up(interrupted, "machine");
    if (is_handling)
        give_up(interrupted, "fault while a fault is handled");
    is_handling = true;
    if (interrupted->vector == VECTOR_PAGE)
        __asm__ volatile("mov %%cr2, %0" : "=r"(interruption.address));
    if (!kernel_fault(interrupted, &interruption))
        give_up(interrupted, "kernel");
    is_handling = false;
}

void bare_tick(struct interrupted *interrupted)
{
    lapic_end();
    if (!clock_is_due())
        return;
    struct interruption interruption = describe(interrupted);
    kernel_tick(interrupted, &interruption);
}

void bare_device(struct interrupted *interrupted)
{
    virtio_interrupt(interrupted->vector - VECTOR_FIRST_DEVICE);
    lapic_end();
    struct interruption interruption = describe(interrupted);
    kernel_device(interrupted, &interruption);
}

void bare_console(struct interrupted *interrupted)
{
    (void)interrupted;
    bare_console_interrupt();
    lapic_end();
}

/* Spurious. */
void bare_nothing(struct interrupted *interrupted)
{
    (void)interrupted;
}

_Static_assert(VECTOR_DEVICES == 32 && VECTOR_TIMER == 32 && VECTOR_CONSOLE == 254 &&
                   VECTOR_SPURIOUS == 255,
               "vectors.S knows these numbers");
