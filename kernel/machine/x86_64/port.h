/* Ports of the PC that the bare machine uses. */
#pragma once

#include <stdint.h>

enum {
    PORT_EXIT = 0xf4,     /* isa-debug-exit */
    PORT_PIC_MASK = 0x21, /* the old interrupt controllers */
    PORT_PIC_MASK_SECOND = 0xa1,
    PORT_SERIAL = 0x3f8, /* first 16550 */
};

static inline void port_write(uint16_t port, uint8_t value)
{
    __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port));
}

static inline uint8_t port_read(uint16_t port)
{
    uint8_t value;
    __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
    return value;
}
