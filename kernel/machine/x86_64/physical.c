/*
 * Physical memory of the bare machine: which RAM is free, and who has it.
 *
 * Free RAM is what the loader's map calls RAM, without the first MiB, the kernel image and the
 * archive.  Half of it is the run: the frames of the kernel, at the high end of the longest range.  The
 * rest is for the machine itself, page by page, from the low end; pages that come back go to a list.
 * Some of the rest is kept for those who must not be refused (physical_available()).
 */
#include "physical.h"
#include "bare.h"
#include "paging.h"

enum {
    RANGES = 32,
    KEPT_PART = 64,                 /* of the run: as much is kept for each user */
    KEPT_LEAST = 48 * MACHINE_PAGE, /* and this */
};

static struct {
    paddr low, next, high; /* free when the kernel booted; free now: from next on */
} ranges[RANGES];
static size_t range_count;
static struct physical_range run;
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
    size_t longest = 0;
    for (size_t i = 0; i < range_count; i++) {
        uint64_t size = ranges[i].high - ranges[i].low;
        available += size;
        if (size > ranges[longest].high - ranges[longest].low)
            longest = i;
    }
    if (available == 0)
        bare_panic("memory", "the loader's map has no RAM");
    run.low = run.high = ranges[longest].high;
    uint64_t half = available / 2 & ~(uint64_t)(MACHINE_PAGE - 1);
    uint64_t most = ranges[longest].high - ranges[longest].low;
    run.low -= half < most ? half : most;
    ranges[longest].high = run.low;
    available -= run.high - run.low;
}

void physical_each(void (*visit)(struct physical_range range))
{
    for (size_t i = 0; i < range_count; i++)
        if (ranges[i].low < ranges[i].high)
            visit((struct physical_range){ranges[i].low, ranges[i].high});
    visit(run);
}

struct physical_range physical_run(void)
{
    return run;
}

/* A table maps 512 pages, fewer between the guards of stacks and at the ends of zones. */
uint64_t physical_available(enum physical_user user)
{
    uint64_t kept = user * ((run.high - run.low) / KEPT_PART + KEPT_LEAST);
    return available > kept ? available - kept : 0;
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

/* By eight words: an emulator takes longer over one instruction that repeats. */
static void clear(paddr page)
{
    uint64_t *word = physical_address(page), *end = word + MACHINE_PAGE / sizeof *word;
    for (; word < end; word += 8) {
        word[0] = word[1] = word[2] = word[3] = 0;
        word[4] = word[5] = word[6] = word[7] = 0;
        __asm__ volatile("" : : : "memory"); /* not a call of memset() */
    }
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
    clear(*page);
    return true;
}

void physical_give(paddr page)
{
    *(paddr *)physical_address(page) = returned;
    returned = page;
    available += MACHINE_PAGE;
}
