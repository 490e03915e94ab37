/* The clock of the bare machine. */
#pragma once

#include <stdbool.h>

/* Measures the processor's counter against the timer's; both interrupts off and no timer armed. */
void clock_boot(void);

/* At the timer's interrupt: whether its deadline has come; if not, it is armed for the rest. */
bool clock_is_due(void);
