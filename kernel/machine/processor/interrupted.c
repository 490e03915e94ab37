/*
 * Interrupted strands: where they are.
 *
 * Runs at interrupt level, where a bare machine saves general registers only.
 */
#include "processor.h"

/* Bytes of code in the order of memory. */
enum {
    PUSH_MOV = (int)0xe5894855,
    RET = 0xc3,
    JMP_SLOT = 0x25ff,
    MOV_R10 = 0xba49,
    MOV_R11 = 0xbb49
};

/*
 * Where the return address is while the code at pc has no frame of its own: at the entry of a
 * procedure (push %rbp; mov %rsp, %rbp), at its return, in a trampoline (jmp *slot(%rip)) or a stub
 * (movabs to r10, r11). 0: it has one.
 */
static uintptr_t return_slot(uintptr_t pc, uintptr_t sp)
{
    uint8_t code[5];
    uint32_t four;
    size_t count = processor_code_read(pc, code);
    if (count < 4)
        return 0;
    __builtin_memcpy(&four, code, sizeof four);
    uint32_t two = four & 0xffff;
    if (four == (uint32_t)PUSH_MOV || code[0] == RET || two == JMP_SLOT || two == MOV_R10 ||
        two == MOV_R11)
        return sp;
    return count == 5 && (four << 8 | code[4]) == (uint32_t)PUSH_MOV ? sp + 8 : 0;
}

size_t machine_backtrace_top(const struct interruption *at, const struct range *stack,
                             uintptr_t pc[static 2])
{
    const struct range *arena = &machine_layout()->arena;
    pc[0] = at->pc;
    /* An instruction that could not be read has no bytes to look at. */
    if (at->pc < arena->low || at->pc >= arena->high ||
        (at->kind == MACHINE_ACCESS && at->address == at->pc))
        return 1;
    uintptr_t slot = return_slot(at->pc, at->sp);
    if (slot < stack->low || slot >= stack->high || stack->high - slot < sizeof slot)
        return 1;
    pc[1] = *(const uintptr_t *)slot;
    return 2;
}

/* A frame: the caller's frame pointer, then the return address. */
size_t machine_backtrace_from(uintptr_t *fp, const struct range *stack, uintptr_t *pc, size_t count)
{
    enum { FRAME = 16 };
    uintptr_t at = *fp, last = stack->high - FRAME;
    size_t n = 0;
    bool goes_on = at >= stack->low && stack->high - stack->low >= FRAME;
    while (goes_on && n < count && at <= last && at % 8 == 0) {
        const uintptr_t *frame = (const uintptr_t *)at;
        if (frame[1] == 0)
            goes_on = false;
        else
            pc[n++] = frame[1];
        goes_on = goes_on && frame[0] > at;
        at = frame[0];
    }
    *fp = goes_on ? at : 0;
    return n;
}

size_t machine_backtrace(const struct range *stack, uintptr_t *pc, size_t count)
{
    uintptr_t fp = (uintptr_t)__builtin_frame_address(0);
    return machine_backtrace_from(&fp, stack, pc, count);
}
