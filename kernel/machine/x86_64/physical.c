/*
 * Physical memory of the bare machine: which RAM is free, and who has it.
 *
 * Free RAM is what the loader's map calls RAM, without the first MiB, the kernel image and the
 * archive.  Pages for the machine itself (page tables, the heap zone) are taken from the low end and
 * come back to a list; the frames of the kernel are one run at the high end of the longest range.
 */
#include "physical.h"
#include "bare.h"
#include "paging.h"

enum { RANGES = 32 };

static struct {
    paddr low, next, high; /* free when the kernel booted; free now: from next on */
} ranges[RANGES];
static size_t range_count;
static size_t longest;
static paddr returned; /* first of the pages that came back; 0: none */
static uint64_t available;

static void add(paddr low, paddr high)
{
    low = (low + MACHINE_PAGE - 1) & ~(paddr)(MACHINE_PAGE - 1);
    high &= ~(paddr)(MACHINE_PAGE - 1);
    if (low >= high || range_count == RANGES)
        return;
    ranges[range_count].low = ranges[range_count].next = low;
    ranges[range_count++].high = high;
}

void physical_add(struct physical_range range)
{
    add(range.low, range.high);
}

void physical_remove(struct physical_range gone)
{
    size_t count = range_count;
    for (size_t i = 0; i < count; i++) {
        paddr low = ranges[i].low, high = ranges[i].high;
        if (gone.high <= low || gone.low >= high)
            continue;
        ranges[i].high = low;
        add(low, gone.low < low ? low : gone.low);
        add(gone.high, high);
    }
}

void physical_boot(void)
{
    for (size_t i = 0; i < range_count; i++) {
        uint64_t size = ranges[i].high - ranges[i].low;
        available += size;
        if (size > ranges[longest].high - ranges[longest].low)
            longest = i;
    }
    if (available == 0)
        bare_panic("memory", "the loader's map has no RAM");
}

void physical_each(void (*visit)(struct physical_range range))
{
    for (size_t i = 0; i < range_count; i++)
        if (ranges[i].low < ranges[i].high)
            visit((struct physical_range){ranges[i].low, ranges[i].high});
}

uint64_t physical_available(void)
{
    return available;
}

/* By eight words: an emulator takes longer over one instruction that repeats. */
static void clear(paddr first, size_t pages)
{
    uint64_t *word = physical_address(first), *end = word + pages * (MACHINE_PAGE / sizeof *word);
    for (; word < end; word += 8) {
        word[0] = word[1] = word[2] = word[3] = 0;
        word[4] = word[5] = word[6] = word[7] = 0;
        __asm__ volatile("" : : : "memory"); /* not a call of memset() */
    }
}

/* The lowest page that nobody had yet: the first tables must be below 4 GiB. */
static bool take_fresh(paddr *page)
{
    size_t best = range_count;
    for (size_t i = 0; i < range_count; i++)
        if (ranges[i].next < ranges[i].high &&
            (best == range_count || ranges[i].next < ranges[best].next))
            best = i;
    if (best == range_count)
        return false;
    *page = ranges[best].next;
    ranges[best].next += MACHINE_PAGE;
    return true;
}

bool physical_take(paddr *page)
{
    if (returned != 0) {
        *page = returned;
        returned = *(paddr *)physical_address(*page);
    } else if (!take_fresh(page)) {
        return false;
    }
    available -= MACHINE_PAGE;
    clear(*page, 1);
    return true;
}

void physical_give(paddr page)
{
    *(paddr *)physical_address(page) = returned;
    returned = page;
    available += MACHINE_PAGE;
}

bool physical_run_take(size_t pages, paddr *first)
{
    if (pages > (ranges[longest].high - ranges[longest].next) / MACHINE_PAGE)
        return false;
    ranges[longest].high -= pages * MACHINE_PAGE;
    available -= pages * MACHINE_PAGE;
    *first = ranges[longest].high;
    clear(*first, pages);
    return true;
}

void physical_run_give(size_t pages)
{
    ranges[longest].high += pages * MACHINE_PAGE;
    available += pages * MACHINE_PAGE;
}
