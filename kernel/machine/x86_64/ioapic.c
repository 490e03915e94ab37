/* The interrupt controller of the devices. */
#include "ioapic.h"

#include "lapic.h"
#include "paging.h"

enum {
    SELECT = 0, /* registers, in bytes */
    DATA = 0x10,
    SIZE = 0x20,
    VERSION = 1, /* what can be selected */
    ENTRIES = 0x10,
    MASKED = 0x10000,
    LINES_MOST = 240,
};
/* Where every PC has its first one; firmware tables can only repeat it. */
static const paddr base = 0xfec00000;
static volatile uint8_t *registers;
static uint32_t lines;

static uint32_t read(uint32_t at)
{
    *(volatile uint32_t *)(registers + SELECT) = at;
    return *(volatile uint32_t *)(registers + DATA);
}

static void write(uint32_t at, uint32_t value)
{
    *(volatile uint32_t *)(registers + SELECT) = at;
    *(volatile uint32_t *)(registers + DATA) = value;
}

bool ioapic_boot(void)
{
    registers = paging_device(base, SIZE);
    if (registers == NULL)
        return false;
    uint32_t count = (read(VERSION) >> 16 & 0xff) + 1;
    lines = count <= LINES_MOST ? count : 0;
    for (uint32_t i = 0; i < lines; i++)
        ioapic_mask(i);
    return lines != 0;
}

uint32_t ioapic_lines(void)
{
    return lines;
}

void ioapic_route(uint32_t line, uint8_t vector)
{
    write(ENTRIES + 2 * line + 1, lapic_number() << 24);
    write(ENTRIES + 2 * line, vector);
}

void ioapic_mask(uint32_t line)
{
    write(ENTRIES + 2 * line, MASKED);
}
