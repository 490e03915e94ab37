/*
 * Memory of the hosted machine: all RAM is one memfd.
 *
 * It is mapped whole, readable and writable, for machine_frame(); zones are further mappings of
 * the same file.  The zones are one reservation without access, below the executable when that is
 * free.  Code is thus written through its frame and run through its zone: nothing is ever mapped
 * writable and executable.
 *
 *     zones:  | text constants data | ... 4 groups ... | stacks |
 */
#include "hosted.h"

#include <sys/mman.h>
#include <unistd.h>

static const uintptr_t zone_size = (uintptr_t)256 << 20;
static const uintptr_t stacks_size = (uintptr_t)8 << 30;
static const uintptr_t gap = (uintptr_t)64 << 20; /* between the zones and the executable */

static int ram = -1;
static char *ram_start;
static uintptr_t ram_size;
static struct range zones;

static uintptr_t zones_size(void)
{
    return 3 * zone_size * MACHINE_GROUPS + stacks_size;
}

static struct range take(uintptr_t *next, uintptr_t size)
{
    struct range range = {*next, *next + size};
    *next += size;
    return range;
}

static void lay_out(struct layout *layout)
{
    uintptr_t next = zones.low;
    for (size_t i = 0; i < MACHINE_GROUPS; i++) {
        layout->group[i].text = take(&next, zone_size);
        layout->group[i].constants = take(&next, zone_size);
        layout->group[i].data = take(&next, zone_size);
    }
    layout->arena = (struct range){zones.low, next};
    layout->stacks = take(&next, stacks_size);
}

static void *reserve(uintptr_t kernel)
{
    uintptr_t wanted = zones_size() + gap;
    void *hint = kernel > wanted ? (void *)((kernel - wanted) & ~(uintptr_t)0xfffff) : NULL;
    return mmap(hint, zones_size(), PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}

static bool memory_take(frame_t frames)
{
    ram = memfd_create("spindle-ram", MFD_CLOEXEC);
    ram_size = (uintptr_t)frames * MACHINE_PAGE;
    if (ram < 0 || ftruncate(ram, (off_t)ram_size) != 0)
        return false;
    ram_start = mmap(NULL, ram_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, ram, 0);
    return ram_start != MAP_FAILED;
}

bool hosted_memory_boot(frame_t frames, struct layout *layout)
{
    ram_start = MAP_FAILED;
    if (memory_take(frames)) {
        void *start = reserve(layout->kernel.low);
        if (start != MAP_FAILED) {
            zones = (struct range){(uintptr_t)start, (uintptr_t)start + zones_size()};
            lay_out(layout);
            return true;
        }
    }
    hosted_memory_shutdown();
    return false;
}

void hosted_memory_shutdown(void)
{
    if (zones.low != 0)
        munmap((void *)zones.low, zones.high - zones.low);
    if (ram_start != MAP_FAILED)
        munmap(ram_start, ram_size);
    if (ram >= 0)
        close(ram);
    zones = (struct range){0, 0};
    ram_start = MAP_FAILED;
    ram = -1;
}

void *machine_frame(frame_t frame)
{
    return ram_start + (uintptr_t)frame * MACHINE_PAGE;
}

static bool in_zones(uintptr_t va, size_t pages)
{
    return va % MACHINE_PAGE == 0 && va >= zones.low && va <= zones.high &&
           pages <= (zones.high - va) / MACHINE_PAGE;
}

static int protection(enum machine_prot prot)
{
    switch (prot) {
    case MACHINE_READ: return PROT_READ;
    case MACHINE_READ_WRITE: return PROT_READ | PROT_WRITE;
    case MACHINE_READ_EXECUTE: return PROT_READ | PROT_EXEC;
    }
    return PROT_NONE;
}

/* How many of `frames` from the first on are neighbours. */
static size_t run_length(const frame_t *frames, size_t pages)
{
    size_t n = 1;
    while (n < pages && frames[n] == frames[0] + n)
        n++;
    return n;
}

/* Text is mapped private, so that a debugger can plant breakpoints in a copy; nobody else writes to it
 * there, and Linux shows what is written to the frame as long as there is no copy. */
static int sharing(enum machine_prot prot)
{
    return prot == MACHINE_READ_EXECUTE ? MAP_PRIVATE : MAP_SHARED;
}

bool machine_map(uintptr_t va, const frame_t *frames, size_t pages, enum machine_prot prot)
{
    if (!in_zones(va, pages))
        return false;
    for (size_t done = 0; done < pages;) {
        size_t n = run_length(frames + done, pages - done);
        off_t position = (off_t)frames[done] * MACHINE_PAGE;
        if ((uintptr_t)position + n * MACHINE_PAGE > ram_size ||
            mmap((void *)(va + done * MACHINE_PAGE), n * MACHINE_PAGE, protection(prot),
                 sharing(prot) | MAP_FIXED, ram, position) == MAP_FAILED) {
            machine_unmap(va, pages);
            return false;
        }
        done += n;
    }
    return true;
}

void machine_unmap(uintptr_t va, size_t pages)
{
    if (in_zones(va, pages) && pages > 0)
        mmap((void *)va, pages * MACHINE_PAGE, PROT_NONE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
}

void machine_code_written(uintptr_t va, size_t size)
{
    (void)va; /* x86 keeps its instruction fetches coherent with stores of the same processor */
    (void)size;
}
