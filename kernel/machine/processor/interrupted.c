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
 * Where the return address is while the code at pc, with `before` in front of it, has no frame of its own: at
 * the entry of a procedure (push %rbp; mov %rsp, %rbp), at its return, in a trampoline (jmp *slot(%rip)) or
 * a stub (movabs to r10, r11). 0: it has one.
 */
static inline uintptr_t slot_of(uint32_t code, uint8_t before, uintptr_t sp)
{
    uint32_t two = code & 0xffff;
    if (code == (uint32_t)PUSH_MOV || (code & 0xff) == RET || two == JMP_SLOT || two == MOV_R10 ||
        two == MOV_R11)
        return sp;
    return (code << 8 | before) == (uint32_t)PUSH_MOV ? sp + 8 : 0;
}

/* The pages beside it may be gone. */
static __attribute__((noinline)) uintptr_t return_slot_at_edge(uintptr_t pc, uintptr_t sp)
{
    uint8_t code[5];
    uint32_t four;
    size_t count = processor_code_read(pc, code);
    if (count < 4)
        return 0;
    __builtin_memcpy(&four, code, sizeof four);
    return slot_of(four, count == 5 ? code[4] : 0, sp);
}

/* The instruction at pc was read, so its page can be. */
static inline uintptr_t return_slot(uintptr_t pc, uintptr_t sp)
{
    uint32_t four;
    if ((pc - 1) % MACHINE_PAGE >= MACHINE_PAGE - 4)
        return return_slot_at_edge(pc, sp);
    __builtin_memcpy(&four, (const void *)pc, sizeof four);
    return slot_of(four, *(const uint8_t *)(pc - 1), sp);
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
    *fp = 0;
    if (at < stack->low || stack->high - stack->low < FRAME)
        return 0;
    while (n < count && at <= last && at % 8 == 0) {
        const uintptr_t *frame = (const uintptr_t *)at;
        uintptr_t next = frame[0], caller = frame[1];
        if (caller == 0)
            return n;
        pc[n++] = caller;
        if (next <= at)
            return n;
        at = next;
    }
    *fp = at;
    return n;
}

size_t machine_backtrace(const struct range *stack, uintptr_t *pc, size_t count)
{
    uintptr_t fp = (uintptr_t)__builtin_frame_address(0);
    return machine_backtrace_from(&fp, stack, pc, count);
}
