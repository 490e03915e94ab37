/*
 * Page tables of the bare machine, and who lives where in its address space.
 *
 *     ffff800000000000  direct map of RAM, never executable, without the kernel image
 *     ffffc00000000000  strand stacks
 *     ffffd00000000000  heap zone
 *     ffffe00000000000  registers of devices
 *     ffffffff80000000  kernel image at + 1 MiB
 *     ffffffff90000000  arena: zone groups, all within 2 GiB of the kernel
 *
 * Nothing is mapped below: a null pointer faults.  Nothing is mapped writable and executable.
 */
#pragma once

#include "physical.h"

#define PAGING_DIRECT       0xffff800000000000
#define PAGING_STACKS       0xffffc00000000000
#define PAGING_STACKS_SIZE  0x0000000200000000
#define PAGING_HEAP         0xffffd00000000000
#define PAGING_HEAP_SIZE    0x0000001000000000
#define PAGING_DEVICES      0xffffe00000000000
#define PAGING_DEVICES_SIZE 0x0000000040000000
#define PAGING_KERNEL       0xffffffff80000000
#define PAGING_ARENA        0xffffffff90000000
#define PAGING_ZONE         0x0000000008000000 /* bytes of one zone */

enum paging_access {
    PAGING_READ,
    PAGING_WRITE,
    PAGING_EXECUTE,
    PAGING_DEVICE, /* write, not cached */
};

/* Makes the final tables and runs on them; `archive` stays readable. */
void paging_boot(struct physical_range archive);

/* Where a page of RAM is always mapped. At interrupt level too. */
void *physical_address(paddr page);

/* The other way round, for such an address. */
paddr physical_of(const void *address);

/* Maps one page, replacing what was there; false: no page for a table. */
bool paging_map(uintptr_t va, paddr page, enum paging_access access);

/* Makes one page inaccessible; its physical address if it was mapped. */
bool paging_unmap(uintptr_t va, paddr *page);

/* Gives back the tables of [low, high) in which no page is mapped any more. */
void paging_trim(uintptr_t low, uintptr_t high);

/* Whether reading at va would not fault. At interrupt level too. */
bool paging_is_mapped(uintptr_t va);

/* Makes [low, high) inaccessible and gives its tables back; whole 2 MiB. */
void paging_clear(uintptr_t low, uintptr_t high);

/* Maps the registers of a device; they stay mapped. NULL: no room. */
volatile void *paging_device(paddr registers, size_t size);
