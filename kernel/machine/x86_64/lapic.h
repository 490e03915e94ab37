/*
 * The local interrupt controller: the timer, and saying that an interrupt was taken.
 *
 * Its counter runs at 1 GHz in the emulators this machine is for; the clock (clock.c) is measured
 * against it.  Everything here may be called at interrupt level.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Maps and enables it, everything masked but the timer. */
void lapic_boot(void);

enum { LAPIC_END = 0xb0, LAPIC_COUNT = 0x380 }; /* registers, in bytes */
extern volatile uint8_t *lapic_registers;

static inline void lapic_write(uint32_t at, uint32_t value)
{
    *(volatile uint32_t *)(lapic_registers + at) = value;
}

/* The timer interrupts once after `ticks` nanoseconds; 0: never. */
static inline void lapic_count(uint32_t ticks)
{
    lapic_write(LAPIC_COUNT, ticks);
}

/* Nanoseconds till the timer interrupts; 0: not armed. */
uint32_t lapic_left(void);

/* The number by which other controllers know this one. */
uint32_t lapic_number(void);

/* The interrupt at hand was taken. */
static inline void lapic_end(void)
{
    lapic_write(LAPIC_END, 0);
}
