/*
 * Code and stacks as x86-64 has them: thunks, trampolines, stubs, first frames.
 */
#include "processor.h"

#include <string.h>

_Static_assert(offsetof(struct barrier, sp) == 8 && offsetof(struct barrier, status) == 16 &&
                   offsetof(struct barrier, mxcsr) == 20 &&
                   offsetof(struct barrier, x87_control) == 24,
               "context.S knows these offsets");
_Static_assert(offsetof(struct machine_registers, vector) == 48 &&
                   offsetof(struct machine_registers, result) == 112 &&
                   offsetof(struct machine_registers, vector_result) == 128 &&
                   sizeof(struct machine_registers) == 144,
               "context.S and entry.S know these offsets");
_Static_assert(offsetof(struct interruption, pc) == 8 && offsetof(struct interruption, sp) == 16 &&
                   offsetof(struct interruption, fp) == 24 &&
                   offsetof(struct interruption, address) == 32 &&
                   sizeof(struct interruption) == 40,
               "entry.S builds one");
_Static_assert(MACHINE_ENTRIES == 1024 && PROCESSOR_KERNEL_STACK == 65536,
               "entry.S has these sizes");

/* The words that machine_switch() finds on a suspended stack, lowest first. */
struct first_frame {
    uint32_t mxcsr, x87_control;
    void *r15, *r14, *r13, *r12;
    void *rbx, *rbp;
    void (*start)(void);
    void *end_of_backtrace;
};

void machine_context(struct machine_context *context, uintptr_t low, uintptr_t high,
                     void (*procedure)(void *), void *argument)
{
    struct first_frame frame = {
        .mxcsr = 0x1f80,
        .x87_control = 0x37f,
        .r12 = argument,
        .rbx = (void *)(uintptr_t)procedure,
        .start = processor_strand_start,
    };
    processor_frames_gone(low, high);
    /* processor_strand_start begins with sp = 16n, as its own call then makes 16n + 8. */
    uintptr_t sp = (high & ~(uintptr_t)15) - 16 - sizeof(frame) + sizeof(frame.end_of_backtrace);
    memcpy((void *)sp, &frame, sizeof(frame));
    context->sp = sp;
}

_Noreturn void machine_unwind(struct barrier *barrier, uint32_t status)
{
    processor_frames_gone((uintptr_t)__builtin_frame_address(0), barrier->sp);
    processor_cut(barrier, status);
}

void *machine_entry(size_t index)
{
    return processor_entries + index * PROCESSOR_ENTRY;
}

void *machine_check_entry(void)
{
    return (void *)(uintptr_t)processor_check;
}

/* Appends `count` bytes of code. */
static size_t put(char *code, size_t length, const void *bytes, size_t count)
{
    memcpy(code + length, bytes, count);
    return length + count;
}

size_t machine_trampoline(void *write_at, uintptr_t run_at, void *const *slot)
{
    int64_t distance = (int64_t)((uintptr_t)slot - (run_at + 6));
    if (distance == (int32_t)distance) {
        int32_t near = (int32_t)distance;
        size_t n = put(write_at, 0, "\xff\x25", 2); /* jmp *near(%rip) */
        return put(write_at, n, &near, sizeof(near));
    }
    size_t n = put(write_at, 0, "\x49\xbb", 2); /* movabs $slot, %r11 */
    n = put(write_at, n, &slot, sizeof(slot));
    return put(write_at, n, "\x41\xff\x23", 3); /* jmp *(%r11) */
}

size_t machine_stub(void *write_at, uintptr_t run_at,
                    void (*procedure)(void *, struct machine_registers *), void *context)
{
    void (*capture)(void) = processor_capture;
    (void)run_at;
    size_t n = put(write_at, 0, "\x49\xba", 2); /* movabs $context, %r10 */
    n = put(write_at, n, &context, sizeof(context));
    n = put(write_at, n, "\x49\xbb", 2); /* movabs $procedure, %r11 */
    n = put(write_at, n, &procedure, sizeof(procedure));
    n = put(write_at, n, "\xff\x25\0\0\0\0", 6); /* jmp *(%rip): the word that follows */
    return put(write_at, n, &capture, sizeof(capture));
}
