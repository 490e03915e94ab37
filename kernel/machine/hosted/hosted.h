/*
 * What the files of the hosted machine share; nothing above machine.h sees it.
 */
#pragma once

#include "machine/processor/processor.h"

#include <signal.h>

enum {
    HOSTED_TICK_SIGNAL = SIGVTALRM,
    HOSTED_DEVICE_SIGNAL = SIGIO,
    HOSTED_SIGNAL_STACK = 128 * 1024,
};

/* Each subsystem takes what it needs from Linux, all or nothing, and gives it back. */
bool hosted_memory_boot(frame_t frames, struct layout *layout);
void hosted_memory_shutdown(void);
bool hosted_signals_boot(void);
void hosted_signals_shutdown(void);
bool hosted_clock_boot(void);
void hosted_clock_shutdown(void);

/* Is this SIGVTALRM one of our own ticks? */
bool hosted_clock_is_tick(const siginfo_t *info);

/* Has its deadline passed? Then it is spent. */
bool hosted_clock_is_due(void);

/* A thread of the machine's own has completed a request: interrupts the kernel's. Any thread, while a device
 * is open. */
void hosted_device_interrupt(void);
