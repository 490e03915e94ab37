/* The interrupt controller of the devices: which line becomes which vector. K. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Maps it, everything masked; false: there is none. */
bool ioapic_boot(void);

/* Lines that it has. */
uint32_t ioapic_lines(void);

/* Line `line` interrupts with `vector`, at its rising edge; and no more. */
void ioapic_route(uint32_t line, uint8_t vector);
void ioapic_mask(uint32_t line);
