/*
 * The virtio transport of microvm: registers in memory, one line to the interrupt controller.
 *
 * Where the devices are is on the kernel's command line and nowhere else:
 *
 *     virtio_mmio.device=512@0xfeb00e00:12       size, address, line
 *
 * K, save mmio_acknowledge().
 */
#pragma once

#include "physical.h"

enum { MMIO_DEVICES = 16 };

enum mmio_kind { MMIO_NET = 1, MMIO_BLOCK = 2, MMIO_CONSOLE = 3 }; /* the standard's numbers */

struct mmio {
    volatile uint8_t *registers;
    uint32_t line;
    uint32_t kind; /* enum mmio_kind, or another */
};

/* Finds the devices that the command line names, in the order in which QEMU was told of them; how many. */
size_t mmio_find(const char *command_line, struct mmio found[static MMIO_DEVICES]);

/* Stops the device; false: it does not. Afterwards it reaches no memory. */
bool mmio_reset(const struct mmio *mmio);

/* Resets, and agrees on the features: those `wanted` that it offers, and the standard's version 1, without
 * which there is no agreement. */
bool mmio_begin(const struct mmio *mmio, uint64_t wanted, uint64_t *offered);

/* Makes the page a queue of so many entries; false: the device has no room for it. */
bool mmio_queue(const struct mmio *mmio, uint32_t queue, uint32_t entries, paddr page);

/* The device runs from now on; false: it refuses. */
bool mmio_run(const struct mmio *mmio);

/* There is something in a queue. */
void mmio_ring(const struct mmio *mmio, uint32_t queue);

/* Takes an interrupt. I. */
void mmio_acknowledge(const struct mmio *mmio);

/* What is special to the kind of device: a byte of it, or eight that belong together. */
uint8_t mmio_byte(const struct mmio *mmio, uint32_t at);
uint64_t mmio_long(const struct mmio *mmio, uint32_t at);
