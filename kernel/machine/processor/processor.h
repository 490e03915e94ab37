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

/* Tells the address sanitizer, when there is one, that frames in [low, high) are gone. */
void processor_frames_gone(uintptr_t low, uintptr_t high);

/* Written in assembly (context.S, entry.S). */
void processor_strand_start(void);
void processor_preempted(void);
_Noreturn void processor_cut(struct barrier *barrier, uint32_t status);
void processor_capture(void);
void processor_check(void);
extern char processor_entries[];

/* The pc, sp and frame pointer of an interrupted context; at interrupt level. */
struct interruption processor_describe(struct interrupted *interrupted);

/* ---- What each machine provides ---- */

/* The stack of failed checks; its top is where processor_check and an overflow continue. */
extern char processor_kernel_stack[PROCESSOR_KERNEL_STACK];

enum processor_register {
    PROCESSOR_PC,
    PROCESSOR_SP,
    PROCESSOR_FP,
    PROCESSOR_FIRST, /* argument of a call */
    PROCESSOR_SECOND,
};

/* Where the interrupted context keeps a register. */
uint64_t *processor_register(struct interrupted *interrupted, enum processor_register name);

/* The four bytes of code at pc, then the one before; how many there are, text may be gone. */
size_t processor_code_read(uintptr_t pc, uint8_t code[static 5]);
