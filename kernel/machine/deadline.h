/*
 * The deadline of a machine's one timer.
 *
 * It is kept in a word, and the timer's interrupt asks for it: one that comes too early, that was on its way
 * when the timer was armed again or disarmed, ends in deadline_is_due() and is no tick.  Whatever arms the timer
 * stores the deadline first, so an interrupt in between finds the one that counts.
 */
#pragma once

#include "machine/machine.h"

#include <stdbool.h>
#include <stdint.h>

/* Whether the deadline has passed: then there is none any more (UINT64_MAX). Arms the timer once more when it is still
 * to come. I. */
static inline __attribute__((always_inline)) bool deadline_is_due(volatile uint64_t *deadline,
                                                                  void (*arm)(void))
{
    if (*deadline == UINT64_MAX)
        return false;
    if (machine_clock() < *deadline) {
        arm();
        return false;
    }
    *deadline = UINT64_MAX;
    return true;
}
