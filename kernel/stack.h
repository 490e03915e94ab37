/*
 * Stacks of strands: places in the stack zone, each above a guard that is never mapped.
 *
 *     | guard 64 KiB | stack ... high | guard | stack ... high |
 *
 * A few of the default size stay mapped when they are given back.
 */
#pragma once

#include "machine/machine.h"

struct stack {
    struct range range;
    frame_t frames;
    struct stack *next;
};

/* A mapped stack of `bytes` (whole pages); NULL when zone, frames or mappings are used up. */
struct stack *stack_take(size_t bytes);

/* Gives it back; it is not in use any more. */
void stack_give(struct stack *stack);

/* Start with the machine's stack zone, and stop. */
void stack_boot(void);
void stack_shutdown(void);
