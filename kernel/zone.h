/* Zones: where extension text, constants and data live in the arena.
 *
 * Each group of the layout has one zone of each kind; code reaches the zones of its own group by
 * rel32. An area is one module's share: pages of each kind in one group. Protocol:
 * - zone_take() reserves addresses and frames; nothing is mapped yet, the bytes are written through
 *   `bytes`, another mapping of the same frames that extension code has no address of;
 * - zone_map() makes it visible: text RX, constants R, data RW; never writable and executable;
 * - zone_release() unmaps it. The addresses are never used again.
 * Never touches what is in the pages. */
#pragma once

#include "machine/machine.h"

#include <spin/status.h>

enum zone { ZONE_TEXT, ZONE_CONSTANTS, ZONE_DATA, ZONES };

struct zone_part {
    uintptr_t va;
    size_t pages;
    frame_t first;
    unsigned char *bytes; /* pages * MACHINE_PAGE of them; stay writable */
};

struct zone_area {
    size_t group;
    struct zone_part part[ZONES];
};

/* Starts with empty zones of the machine's layout. */
void zone_boot(void);

/* The first group with room for so many bytes of each kind; LIMIT: there is none. */
status zone_pick(const size_t bytes[ZONES], size_t *group);

/* Takes an area in `group`; frames are zero. On failure nothing is taken. */
status zone_take(size_t group, const size_t bytes[ZONES], struct zone_area *area);

/* Maps a taken area; on failure nothing of it is mapped. */
status zone_map(const struct zone_area *area);

/* Unmaps and gives the frames back; also for an area that was taken and never mapped. */
void zone_release(struct zone_area *area);

/* The addresses of a part. */
struct range zone_range(const struct zone_area *area, enum zone zone);

/* Whether [va, va + size) lies in a part; where the kernel writes what is seen there, NULL: it does not. */
static inline bool zone_part_holds(const struct zone_part *part, uintptr_t va, size_t size)
{
    size_t offset = va - part->va, bytes = part->pages * MACHINE_PAGE;
    return offset <= bytes && size <= bytes - offset;
}

static inline void *zone_part_bytes(const struct zone_part *part, uintptr_t va, size_t size)
{
    return zone_part_holds(part, va, size) ? part->bytes + (va - part->va) : NULL;
}

/* Where the kernel writes what extension code sees at `va`; NULL: [va, va + size) is not in the
 * area. */
void *zone_bytes(const struct zone_area *area, uintptr_t va, size_t size);

/* The same, of that part only. */
void *zone_bytes_in(const struct zone_area *area, enum zone zone, uintptr_t va, size_t size);

/* Whether [va, va + size) lies in that part. */
bool zone_holds(const struct zone_area *area, enum zone zone, uintptr_t va, size_t size);
