/*
 * Page tables: four levels, 4 KiB pages; 2 MiB ones in the direct map where it is aligned.
 *
 * Tables are pages of RAM and are reached through the direct map; while paging_boot() makes it,
 * through the loader's identity map of the first 4 GiB (start.S).
 */
#include "paging.h"
#include "bare.h"
#include "stacks.h"

enum {
    PRESENT = 1,
    WRITABLE = 2,
    UNCACHED = 0x18,
    LARGE = 0x80,
    ENTRIES = 512,
    BITS = 9,
    LOW = 12,
};
static const uint64_t no_execute = (uint64_t)1 << 63;
static const uint64_t address_mask = 0x000ffffffffff000;
static const uint64_t large_size = 0x200000;

static uint64_t *top;
static uintptr_t direct; /* 0 while the loader's identity map is in use */
static uintptr_t next_device = PAGING_DEVICES;

extern char bare_text_low[], bare_text_high[], bare_constants_low[], bare_constants_high[],
    bare_data_low[], bare_stacks_low[];

void *physical_address(paddr page)
{
    return (void *)(direct + page);
}

paddr physical_of(const void *address)
{
    return (uintptr_t)address - direct;
}

static uint64_t *table_of(uint64_t entry)
{
    return physical_address(entry & address_mask);
}

static uint64_t bits_of(enum paging_access access)
{
    switch (access) {
    case PAGING_READ: return PRESENT | no_execute;
    case PAGING_WRITE: return PRESENT | WRITABLE | no_execute;
    case PAGING_EXECUTE: return PRESENT;
    case PAGING_DEVICE: return PRESENT | WRITABLE | UNCACHED | no_execute;
    }
    return 0;
}

static size_t index_of(uintptr_t va, unsigned level)
{
    return va >> (LOW + BITS * level) & (ENTRIES - 1);
}

static void forget(uintptr_t va)
{
    __asm__ volatile("invlpg (%0)" : : "r"(va) : "memory");
}

/* The entry for va at `level` (0: a page), making tables on the way; NULL: no page for one. */
static uint64_t *entry_make(uintptr_t va, unsigned level)
{
    uint64_t *table = top;
    for (unsigned at = 3; at > level; at--) {
        uint64_t *entry = &table[index_of(va, at)];
        if (!(*entry & PRESENT)) {
            paddr page;
            if (!physical_take(&page))
                return NULL;
            *entry = page | PRESENT | WRITABLE;
        }
        table = table_of(*entry);
    }
    return &table[index_of(va, level)];
}

/* The entry for va at `level` or, for a large page, above; NULL: nothing is mapped there. */
static uint64_t *entry_find(uintptr_t va, unsigned level)
{
    uint64_t *table = top;
    for (unsigned at = 3;; at--) {
        uint64_t *entry = &table[index_of(va, at)];
        if (!(*entry & PRESENT))
            return NULL;
        if (at == level || *entry & LARGE)
            return entry;
        table = table_of(*entry);
    }
}

bool paging_map(uintptr_t va, paddr page, enum paging_access access)
{
    uint64_t *entry = entry_make(va, 0);
    if (entry == NULL)
        return false;
    *entry = page | bits_of(access);
    forget(va);
    return true;
}

bool paging_unmap(uintptr_t va, paddr *page)
{
    uint64_t *entry = entry_find(va, 0);
    if (entry == NULL)
        return false;
    *page = *entry & address_mask;
    *entry = 0;
    forget(va);
    return true;
}

bool paging_is_mapped(uintptr_t va)
{
    uintptr_t sign = va >> 47;
    return (sign == 0 || sign == 0x1ffff) && entry_find(va, 0) != NULL;
}

static bool is_empty(const uint64_t *table)
{
    for (size_t i = 0; i < ENTRIES; i++)
        if (table[i] != 0)
            return false;
    return true;
}

/* Interrupts look at tables: it is out of reach before it is anything else. */
static void drop_table(uintptr_t va, uint64_t *directory_entry)
{
    paddr page = *directory_entry & address_mask;
    *directory_entry = 0;
    forget(va);
    physical_give(page);
}

void paging_trim(uintptr_t low, uintptr_t high)
{
    for (uintptr_t va = low & ~(large_size - 1); va < high; va += large_size) {
        uint64_t *entry = entry_find(va, 1);
        if (entry != NULL && is_empty(table_of(*entry)))
            drop_table(va, entry);
    }
}

static void load(const uint64_t *table)
{
    __asm__ volatile("mov %0, %%cr3" : : "r"((uintptr_t)table - direct) : "memory");
}

void paging_clear(uintptr_t low, uintptr_t high)
{
    for (uintptr_t va = low; va < high; va += large_size) {
        uint64_t *entry = entry_find(va, 1);
        if (entry != NULL)
            drop_table(va, entry);
    }
    load(top);
}

volatile void *paging_device(paddr registers, size_t size)
{
    paddr first = registers & ~(paddr)(MACHINE_PAGE - 1);
    uintptr_t va = next_device;
    for (paddr page = first; page < registers + size; page += MACHINE_PAGE) {
        if (next_device == PAGING_DEVICES + PAGING_DEVICES_SIZE ||
            !paging_map(next_device, page, PAGING_DEVICE))
            return NULL;
        next_device += MACHINE_PAGE;
    }
    return (volatile void *)(va + (registers - first));
}

/* ---- The first tables --------------------------------------------------------------------- */

static void must(bool done)
{
    if (!done)
        bare_panic("memory", "too little for the page tables");
}

static void map_image(const char *low, const char *high, enum paging_access access)
{
    for (uintptr_t va = (uintptr_t)low; va < (uintptr_t)high; va += MACHINE_PAGE)
        must(paging_map(va, va - PAGING_KERNEL, access));
}

static void map_direct(struct physical_range range, enum paging_access access)
{
    for (paddr page = range.low; page < range.high;) {
        bool large = page % large_size == 0 && range.high - page >= large_size;
        uint64_t *entry = entry_make(PAGING_DIRECT + page, large ? 1 : 0);
        must(entry != NULL);
        *entry = page | bits_of(access) | (large ? LARGE : 0);
        page += large ? large_size : MACHINE_PAGE;
    }
}

static void map_free(struct physical_range range)
{
    map_direct(range, PAGING_WRITE);
}

/* Tables of the second level for what grows later: the top table never changes afterwards. */
static void make_zones(void)
{
    const uintptr_t zones[] = {PAGING_STACKS, PAGING_HEAP, PAGING_DEVICES, PAGING_ARENA};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        must(entry_make(zones[i], 2) != NULL);
}

void paging_boot(struct physical_range archive)
{
    paddr page;
    must(physical_take(&page));
    top = physical_address(page);
    physical_each(map_free);
    archive.low &= ~(paddr)(MACHINE_PAGE - 1);
    archive.high = (archive.high + MACHINE_PAGE - 1) & ~(paddr)(MACHINE_PAGE - 1);
    map_direct(archive, PAGING_READ);
    map_image(bare_text_low, bare_text_high, PAGING_EXECUTE);
    map_image(bare_constants_low, bare_constants_high, PAGING_READ);
    map_image(bare_data_low, bare_stacks_low, PAGING_WRITE);
    for (const struct bare_stack *stack = bare_stacks; stack->name != NULL; stack++)
        map_image(stack->low, stack->high, PAGING_WRITE);
    make_zones();
    load(top);
    direct = PAGING_DIRECT;
    top = physical_address(page);
}
