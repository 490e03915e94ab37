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
static paddr first_frame;
static frame_t frame_count; /* 0: not booted */

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

/* The rest is for page tables and for the heap zone. */
static frame_t frames_most(void)
{
    uint64_t most = physical_available() / 2 / MACHINE_PAGE;
    return most < UINT32_MAX ? (frame_t)most : UINT32_MAX;
}

bool machine_boot(frame_t frames, struct boot *boot)
{
    if (frames > frames_most())
        frames = frames_most();
    if (frame_count != 0 || frames == 0 || !processor_boot() ||
        !physical_run_take(frames, &first_frame))
        return false;
    processor_reset();
    lay_out();
    frame_count = frames;
    *boot = (struct boot){.frames = frames, .machine = "x86_64"};
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
    physical_run_give(frame_count);
    frame_count = 0;
    processor_reset();
}

const struct layout *machine_layout(void)
{
    return &layout;
}

/* ---- Memory ------------------------------------------------------------------------------- */

void *machine_frame(frame_t frame)
{
    return physical_address(first_frame + (paddr)frame * MACHINE_PAGE);
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
        paddr page = first_frame + (paddr)frames[i] * MACHINE_PAGE;
        if (frames[i] >= frame_count || !paging_map(va + i * MACHINE_PAGE, page, access_of(prot))) {
            machine_unmap(va, pages);
            return false;
        }
    }
    return true;
}

void machine_unmap(uintptr_t va, size_t pages)
{
    paddr page;
    if (in_zones(va, pages))
        for (size_t i = 0; i < pages; i++)
            (void)paging_unmap(va + i * MACHINE_PAGE, &page);
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

bool bare_heap_map(uintptr_t va, size_t pages)
{
    struct range heap = bare_heap_range();
    if (!is_within(&heap, va, pages) || pages > physical_available() / MACHINE_PAGE)
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
