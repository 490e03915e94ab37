/*
 * What the files of the hosted machine share; nothing above machine.h sees it.
 */
#pragma once

#include "machine/machine.h"

#include <signal.h>

enum {
    HOSTED_TICK_SIGNAL = SIGVTALRM,
    HOSTED_KERNEL_STACK = 64 * 1024,
    HOSTED_SIGNAL_STACK = 128 * 1024,
};

/* Each subsystem takes what it needs from Linux, all or nothing, and gives it back. */
bool hosted_memory_boot(frame_t frames, struct layout *layout);
void hosted_memory_shutdown(void);
bool hosted_signals_boot(void);
void hosted_signals_shutdown(void);
bool hosted_clock_boot(void);
void hosted_clock_shutdown(void);
void hosted_code_forget_all(void);

/* Is this SIGVTALRM one of our own ticks? */
bool hosted_clock_is_tick(const siginfo_t *info);

/* Size and components of the processor's extended state; false when it has none. */
bool hosted_state_boot(void);
extern uint64_t hosted_state_size; /* multiple of 64 */
extern uint64_t hosted_state_mask;

/* Written in assembly (context.S, entry.S). */
void hosted_strand_start(void);
void hosted_preempted(void);
_Noreturn void hosted_cut(struct barrier *barrier, uint32_t status);
void hosted_capture(void);
void hosted_check(void);
extern char hosted_entries[];
enum { HOSTED_ENTRY_SIZE = 16 };

/* The stack of failed checks; its top is where hosted_check and an overflow continue. */
extern char hosted_kernel_stack[HOSTED_KERNEL_STACK];

/* Tells the address sanitizer, when there is one, that frames in [low, high) are gone. */
void hosted_frames_gone(uintptr_t low, uintptr_t high);
