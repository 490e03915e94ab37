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
    END = 0xb0,
    SPURIOUS = 0xf0,
    ENTRY_TIMER = 0x320,
    ENTRY_THERMAL = 0x330,
    ENTRY_COUNTERS = 0x340,
    ENTRY_LINE0 = 0x350,
    ENTRY_LINE1 = 0x360,
    ENTRY_ERROR = 0x370,
    COUNT_FIRST = 0x380,
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
static volatile uint8_t *registers;

static void write(uint32_t at, uint32_t value)
{
    *(volatile uint32_t *)(registers + at) = value;
}

void lapic_boot(void)
{
    uint32_t low, high;
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(base_register));
    __asm__ volatile("wrmsr" : : "a"(low | BASE_ENABLED), "d"(high), "c"(base_register));
    registers = paging_device(((uint64_t)high << 32 | low) & 0xffffffffff000, SIZE);
    if (registers == NULL)
        bare_panic("timer", "its registers cannot be mapped");
    port_write(PORT_PIC_MASK, 0xff); /* the old controllers stay silent */
    port_write(PORT_PIC_MASK_SECOND, 0xff);
    const uint32_t others[] = {ENTRY_THERMAL, ENTRY_COUNTERS, ENTRY_LINE0, ENTRY_LINE1,
                               ENTRY_ERROR};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        write(others[i], MASKED);
    write(PRIORITY, 0);
    write(SPURIOUS, ENABLED | VECTOR_SPURIOUS);
    write(DIVIDER, DIVIDE_BY_1);
    write(ENTRY_TIMER, VECTOR_TIMER);
    write(COUNT_FIRST, 0);
}

void lapic_count(uint32_t ticks)
{
    write(COUNT_FIRST, ticks);
}

uint32_t lapic_left(void)
{
    return *(volatile uint32_t *)(registers + COUNT_NOW);
}

uint32_t lapic_number(void)
{
    return *(volatile uint32_t *)(registers + NUMBER) >> 24;
}

void lapic_end(void)
{
    write(END, 0);
}
