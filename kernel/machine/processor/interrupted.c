/*
 * Interrupted strands: where they are, and making them continue elsewhere.
 *
 * Runs at interrupt level, where a bare machine saves general registers only.
 */
#include "processor.h"

__attribute__((weak)) void __asan_unpoison_memory_region(const volatile void *start, size_t size);

void processor_frames_gone(uintptr_t low, uintptr_t high)
{
    if (__asan_unpoison_memory_region != NULL && high > low)
        __asan_unpoison_memory_region((const volatile void *)low, high - low);
}

struct interruption processor_describe(struct interrupted *interrupted)
{
    return (struct interruption){
        .pc = *processor_register(interrupted, PROCESSOR_PC),
        .sp = *processor_register(interrupted, PROCESSOR_SP),
        .fp = *processor_register(interrupted, PROCESSOR_FP),
    };
}

void machine_divert_yield(struct interrupted *interrupted)
{
    /* SAFETY: the trampoline returns by `ret $128` to the word stored here, below the 128 bytes
     * that the interrupted function may use under its stack pointer. */
    uint64_t *pc = processor_register(interrupted, PROCESSOR_PC);
    uint64_t *sp = processor_register(interrupted, PROCESSOR_SP);
    *sp -= 136;
    *(uint64_t *)*sp = *pc;
    *pc = (uintptr_t)processor_preempted;
}

void machine_divert_unwind(struct interrupted *interrupted, struct barrier *barrier,
                           uint32_t status)
{
    uint64_t *sp = processor_register(interrupted, PROCESSOR_SP);
    processor_frames_gone(*sp, barrier->sp);
    *sp = barrier->sp;
    *processor_register(interrupted, PROCESSOR_FIRST) = (uintptr_t)barrier;
    *processor_register(interrupted, PROCESSOR_SECOND) = status;
    *processor_register(interrupted, PROCESSOR_PC) = (uintptr_t)processor_cut;
}

static bool is_prologue(const uint8_t code[static 4])
{
    return code[0] == 0x55 && code[1] == 0x48 && code[2] == 0x89 && code[3] == 0xe5;
}

/*
 * Where the return address is while the code at pc has no frame of its own: at the entry of a
 * procedure (push %rbp; mov %rsp, %rbp), at its return, in a trampoline or a stub. 0: it has one.
 */
static uintptr_t return_slot(uintptr_t pc, uintptr_t sp)
{
    uint8_t code[5];
    size_t count = processor_code_read(pc, code);
    if (count < 4)
        return 0;
    if (is_prologue(code) || code[0] == 0xc3 /* ret */ ||
        (code[0] == 0xff && code[1] == 0x25) /* jmp *slot(%rip) */ ||
        (code[0] == 0x49 && (code[1] == 0xba || code[1] == 0xbb)) /* movabs to r10, r11 */)
        return sp;
    const uint8_t from_before[] = {code[4], code[0], code[1], code[2]};
    return count == 5 && is_prologue(from_before) ? sp + 8 : 0;
}

/* A frame: the caller's frame pointer, then the return address. */
size_t machine_backtrace_from(uintptr_t fp, const struct range *stack, uintptr_t *pc, size_t count)
{
    size_t n = 0;
    while (n < count && fp % 8 == 0 && fp >= stack->low && fp < stack->high &&
           stack->high - fp >= 16) {
        const uintptr_t *frame = (const uintptr_t *)fp;
        if (frame[1] == 0)
            break;
        pc[n++] = frame[1];
        if (frame[0] <= fp)
            break;
        fp = frame[0];
    }
    return n;
}

size_t machine_backtrace(const struct interrupted *interrupted, const struct range *range,
                         uintptr_t *pc, size_t count)
{
    if (interrupted == NULL)
        return machine_backtrace_from((uintptr_t)__builtin_frame_address(0), range, pc, count);
    struct interruption at = processor_describe((struct interrupted *)(uintptr_t)interrupted);
    const struct range *arena = &machine_layout()->arena;
    size_t n = 0;
    if (n < count)
        pc[n++] = at.pc;
    uintptr_t slot = at.pc >= arena->low && at.pc < arena->high ? return_slot(at.pc, at.sp) : 0;
    if (n < count && slot >= range->low && slot + 8 <= range->high)
        pc[n++] = *(const uintptr_t *)slot;
    return n + machine_backtrace_from(at.fp, range, pc + n, count - n);
}
