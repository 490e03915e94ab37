/* The local interrupt controller, by its registers in memory. */
#include "lapic.h"

#include "bare.h"
#include "gates.h"
#include "paging.h"
#include "port.h"

enum {
    /* Registers, in bytes. */
    NUMBER = 0x20,
    PRIORITY = 0x80,
    SPURIOUS = 0xf0,
    ENTRY_TIMER = 0x320,
    ENTRY_THERMAL = 0x330,
    ENTRY_COUNTERS = 0x340,
    ENTRY_LINE0 = 0x350,
    ENTRY_LINE1 = 0x360,
    ENTRY_ERROR = 0x370,
    COUNT_NOW = 0x390,
    DIVIDER = 0x3e0,
    /* Values. */
    MASKED = 0x10000,
    ENABLED = 0x100,
    DIVIDE_BY_1 = 0xb,
    SIZE = 0x400,
    BASE_ENABLED = 0x800,
};
static const uint32_t base_register = 0x1b;
volatile uint8_t *lapic_registers; /* 32-bit registers, 16 bytes apart */

void lapic_boot(void)
{
    uint32_t low, high;
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(base_register));
    __asm__ volatile("wrmsr" : : "a"(low | BASE_ENABLED), "d"(high), "c"(base_register));
    lapic_registers = paging_device(((uint64_t)high << 32 | low) & 0xffffffffff000, SIZE);
    if (lapic_registers == NULL)
        bare_panic("timer", "its registers cannot be mapped");
    port_write(PORT_PIC_MASK, 0xff); /* the old controllers stay silent */
    port_write(PORT_PIC_MASK_SECOND, 0xff);
    const uint32_t others[] = {ENTRY_THERMAL, ENTRY_COUNTERS, ENTRY_LINE0, ENTRY_LINE1,
                               ENTRY_ERROR};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        lapic_write(others[i], MASKED);
    lapic_write(PRIORITY, 0);
    lapic_write(SPURIOUS, ENABLED | VECTOR_SPURIOUS);
    lapic_write(DIVIDER, DIVIDE_BY_1);
    lapic_write(ENTRY_TIMER, VECTOR_TIMER);
    lapic_count(0);
}

uint32_t lapic_left(void)
{
    return *(volatile uint32_t *)(lapic_registers + COUNT_NOW);
}

uint32_t lapic_number(void)
{
    return *(volatile uint32_t *)(lapic_registers + NUMBER) >> 24;
}
