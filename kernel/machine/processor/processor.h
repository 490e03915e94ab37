/*
 * The half of the machine contract that every machine with an x86-64 processor shares: contexts,
 * barriers, entries, diverting an interrupted strand.
 *
 * A machine calls processor_boot() and processor_reset(), and says where an interrupted context
 * keeps its registers.  What is said to run at interrupt level uses general registers only.
 */
#pragma once

#include "machine/machine.h"

enum {
    PROCESSOR_KERNEL_STACK = 64 * 1024,
    PROCESSOR_ENTRY = 16, /* bytes that one entry thunk takes */
};

/* Size and components of the processor's extended state; false when it has none. */
bool processor_boot(void);
extern uint64_t processor_state_size; /* multiple of 64 */
extern uint64_t processor_state_mask;

/* Stack that machine_divert_yield() needs: the state and what kernel_yield() takes below it. */
size_t processor_divert_room(void);

/* Clears the words of the contract. */
void processor_reset(void);

/* Tells the address sanitizer, which there may be on a machine with a host, that frames in [low, high) are gone. */
#if __STDC_HOSTED__
__attribute__((weak)) void __asan_unpoison_memory_region(const volatile void *start, size_t size);

static inline void processor_frames_gone(uintptr_t low, uintptr_t high)
{
    if (__asan_unpoison_memory_region != NULL && high > low)
        __asan_unpoison_memory_region((const volatile void *)low, high - low);
}
#else
static inline void processor_frames_gone(uintptr_t low, uintptr_t high)
{
    (void)low, (void)high;
}
#endif

/* Written in assembly (context.S, entry.S). */
void processor_strand_start(void);
void processor_preempted(void);
_Noreturn void processor_cut(struct barrier *barrier, uint32_t status);
void processor_capture(void);
void processor_check(void);
extern char processor_entries[];

/*
 * machine_divert_yield() and machine_divert_unwind(), for a machine that knows where its interrupted context
 * keeps the registers.
 */
static inline void processor_divert_yield(uint64_t *pc, uint64_t *sp)
{
    /* SAFETY: the trampoline returns by `ret $128` to the word stored here, below the 128 bytes
     * that the interrupted function may use under its stack pointer. */
    *sp -= 136;
    *(uint64_t *)*sp = *pc;
    *pc = (uintptr_t)processor_preempted;
}

static inline void processor_divert_unwind(uint64_t *pc, uint64_t *sp, struct barrier *barrier)
{
    processor_frames_gone(*sp, barrier->sp);
    *sp = barrier->sp;
    *pc = (uintptr_t)processor_cut;
}

/* ---- What each machine provides ---- */

/* The stack of failed checks; its top is where processor_check and an overflow continue. */
extern char processor_kernel_stack[PROCESSOR_KERNEL_STACK];

/* The four bytes of code at pc, where an instruction was read, then the one before; how many there are, the
 * pages beside it may be gone. */
size_t processor_code_read(uintptr_t pc, uint8_t code[static 5]);
