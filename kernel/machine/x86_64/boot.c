/*
 * The bare machine as the kernel takes it and gives it back: frames and zones.
 *
 * Gates, clock and page tables are there from the start (start.c); machine_boot() only hands out
 * memory, so that a kernel can be shut down and booted again.
 */
#include "bare.h"
#include "paging.h"
#include "virtio.h"

#include "machine/processor/processor.h"

static struct layout layout;
static frame_t frame_count;   /* 0: not booted */
static uint64_t heap_at_most; /* bytes; 0: not booted yet */

extern const char bare_text_low[], bare_text_high[];

static struct range take(uintptr_t *next)
{
    struct range range = {*next, *next + PAGING_ZONE};
    *next += PAGING_ZONE;
    return range;
}

static void lay_out(void)
{
    uintptr_t next = PAGING_ARENA;
    layout = (struct layout){
        .kernel = {(uintptr_t)bare_text_low, (uintptr_t)bare_text_high},
        .stacks = {PAGING_STACKS, PAGING_STACKS + PAGING_STACKS_SIZE},
        .heap = {PAGING_HEAP, PAGING_HEAP + PAGING_HEAP_SIZE},
        .divert_room = processor_divert_room(),
    };
    for (size_t i = 0; i < MACHINE_GROUPS; i++) {
        layout.group[i].text = take(&next);
        layout.group[i].constants = take(&next);
        layout.group[i].data = take(&next);
    }
    layout.arena = (struct range){PAGING_ARENA, next};
}

static frame_t frames_most(void)
{
    struct physical_range run = physical_run();
    uint64_t most = (run.high - run.low) / MACHINE_PAGE;
    return most < UINT32_MAX ? (frame_t)most : UINT32_MAX;
}

bool machine_boot(frame_t frames, struct boot *boot)
{
    if (frames > frames_most())
        frames = frames_most();
    if (frame_count != 0 || frames == 0 || !processor_boot())
        return false;
    processor_reset();
    lay_out();
    frame_count = frames;
    if (heap_at_most == 0)
        heap_at_most = physical_available(PHYSICAL_COLLECTED);
    *boot = (struct boot){.frames = frames, .heap = heap_at_most, .machine = "x86_64"};
    return true;
}

void machine_shutdown(void)
{
    if (frame_count == 0)
        return;
    machine_timer(UINT64_MAX);
    virtio_shutdown();
    paging_clear(layout.arena.low, layout.arena.high);
    paging_clear(layout.stacks.low, layout.stacks.high);
    frame_count = 0;
    processor_reset();
}

const struct layout *machine_layout(void)
{
    return &layout;
}

/* ---- Memory ------------------------------------------------------------------------------- */

static paddr page_of(frame_t frame)
{
    return physical_run().low + (paddr)frame * MACHINE_PAGE;
}

void *machine_frame(frame_t frame)
{
    return physical_address(page_of(frame));
}

static bool is_within(const struct range *range, uintptr_t va, size_t pages)
{
    return va >= range->low && va <= range->high && pages <= (range->high - va) / MACHINE_PAGE;
}

static bool in_zones(uintptr_t va, size_t pages)
{
    return frame_count != 0 && va % MACHINE_PAGE == 0 &&
           (is_within(&layout.arena, va, pages) || is_within(&layout.stacks, va, pages));
}

static enum paging_access access_of(enum machine_prot prot)
{
    switch (prot) {
    case MACHINE_READ_WRITE: return PAGING_WRITE;
    case MACHINE_READ_EXECUTE: return PAGING_EXECUTE;
    case MACHINE_READ: break;
    }
    return PAGING_READ;
}

bool machine_map(uintptr_t va, const frame_t *frames, size_t pages, enum machine_prot prot)
{
    if (!in_zones(va, pages))
        return false;
    for (size_t i = 0; i < pages; i++) {
        if (frames[i] >= frame_count ||
            !paging_map(va + i * MACHINE_PAGE, page_of(frames[i]), access_of(prot))) {
            machine_unmap(va, pages);
            return false;
        }
    }
    return true;
}

void machine_unmap(uintptr_t va, size_t pages)
{
    paddr page;
    if (!in_zones(va, pages))
        return;
    for (size_t i = 0; i < pages; i++)
        (void)paging_unmap(va + i * MACHINE_PAGE, &page);
    paging_trim(va, va + pages * MACHINE_PAGE);
}

void machine_code_written(uintptr_t va, size_t size)
{
    (void)va; /* x86 keeps its instruction fetches coherent with stores of the same processor */
    (void)size;
}

/* ---- The heap zone ------------------------------------------------------------------------ */

struct range bare_heap_range(void)
{
    return (struct range){PAGING_HEAP, PAGING_HEAP + PAGING_HEAP_SIZE};
}

void bare_heap_unmap(uintptr_t va, size_t pages)
{
    paddr page;
    for (size_t i = 0; i < pages; i++)
        if (paging_unmap(va + i * MACHINE_PAGE, &page))
            physical_give(page);
}

static bool map_fresh(uintptr_t va)
{
    paddr page;
    if (!physical_take(&page))
        return false;
    if (paging_map(va, page, PAGING_WRITE))
        return true;
    physical_give(page);
    return false;
}

/* The pages and the tables for them. */
static bool may_take(enum bare_heap heap, size_t pages)
{
    enum { IN_TABLE = 512, ENDS = 3 }; /* tables that are there for few pages only, a directory */
    enum physical_user user = heap == BARE_HEAP_LIBRARY ? PHYSICAL_LIBRARY : PHYSICAL_COLLECTED;
    return pages + pages / IN_TABLE + ENDS <= physical_available(user) / MACHINE_PAGE;
}

bool bare_heap_map(enum bare_heap heap, uintptr_t va, size_t pages)
{
    struct range range = bare_heap_range();
    if (!is_within(&range, va, pages) || !may_take(heap, pages))
        return false;
    bare_heap_unmap(va, pages);
    for (size_t i = 0; i < pages; i++) {
        if (!map_fresh(va + i * MACHINE_PAGE)) {
            bare_heap_unmap(va, i);
            return false;
        }
    }
    return true;
}
