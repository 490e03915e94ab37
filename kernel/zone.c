/* Zones: bump allocation of arena addresses; frames come and go, addresses never come back. */
#include "zone.h"

#include "explain.h"
#include "frame.h"

#include <string.h>

static uintptr_t next[MACHINE_GROUPS][ZONES];

static struct range limits(size_t group, enum zone zone)
{
    const struct zone_group *zones = &machine_layout()->group[group];
    switch (zone) {
    case ZONE_TEXT: return zones->text;
    case ZONE_CONSTANTS: return zones->constants;
    case ZONE_DATA: return zones->data;
    case ZONES: break;
    }
    return (struct range){0, 0};
}

void zone_boot(void)
{
    for (size_t group = 0; group < MACHINE_GROUPS; group++)
        for (enum zone zone = 0; zone < ZONES; zone++)
            next[group][zone] = limits(group, zone).low;
}

static size_t pages_of(size_t bytes)
{
    return bytes / MACHINE_PAGE + (bytes % MACHINE_PAGE != 0);
}

static bool has_room(size_t group, const size_t bytes[ZONES])
{
    for (enum zone zone = 0; zone < ZONES; zone++)
        if (pages_of(bytes[zone]) > (limits(group, zone).high - next[group][zone]) / MACHINE_PAGE)
            return false;
    return true;
}

status zone_pick(const size_t bytes[ZONES], size_t *group)
{
    for (*group = 0; *group < MACHINE_GROUPS; (*group)++)
        if (has_room(*group, bytes))
            return OK;
    return explain(STATUS_LIMIT, "the arena's address space is used up");
}

static bool part_take(struct zone_part *part, size_t pages)
{
    if (pages == 0)
        return true;
    if (!frame_take(pages, &part->first))
        return false;
    part->pages = pages;
    part->bytes = machine_frame(part->first);
    return true;
}

status zone_take(size_t group, const size_t bytes[ZONES], struct zone_area *area)
{
    memset(area, 0, sizeof *area);
    area->group = group;
    if (!has_room(group, bytes))
        return explain(STATUS_LIMIT, "zone group %zu is full", group);
    for (enum zone zone = 0; zone < ZONES; zone++) {
        if (!part_take(&area->part[zone], pages_of(bytes[zone]))) {
            zone_release(area);
            return explain_memory("frames for an object");
        }
    }
    for (enum zone zone = 0; zone < ZONES; zone++) {
        area->part[zone].va = next[group][zone];
        next[group][zone] += area->part[zone].pages * MACHINE_PAGE;
    }
    return OK;
}

static bool part_map(const struct zone_part *part, enum zone zone)
{
    static const enum machine_prot prot[ZONES] = {MACHINE_READ_EXECUTE, MACHINE_READ,
                                                  MACHINE_READ_WRITE};
    frame_t frames[64];
    for (size_t done = 0; done < part->pages;) {
        size_t n = 0;
        for (; n < sizeof frames / sizeof *frames && done + n < part->pages; n++)
            frames[n] = part->first + (frame_t)(done + n);
        if (!machine_map(part->va + done * MACHINE_PAGE, frames, n, prot[zone]))
            return false;
        done += n;
    }
    return true;
}

static void unmap(const struct zone_area *area)
{
    for (enum zone zone = 0; zone < ZONES; zone++)
        if (area->part[zone].pages && area->part[zone].va)
            machine_unmap(area->part[zone].va, area->part[zone].pages);
}

status zone_map(const struct zone_area *area)
{
    for (enum zone zone = 0; zone < ZONES; zone++) {
        if (!part_map(&area->part[zone], zone)) {
            unmap(area);
            return explain_memory("mappings for an object");
        }
    }
    machine_code_written(area->part[ZONE_TEXT].va, area->part[ZONE_TEXT].pages * MACHINE_PAGE);
    return OK;
}

void zone_release(struct zone_area *area)
{
    unmap(area);
    for (enum zone zone = 0; zone < ZONES; zone++)
        if (area->part[zone].pages)
            frame_give(area->part[zone].first, area->part[zone].pages);
    memset(area, 0, sizeof *area);
}

struct range zone_range(const struct zone_area *area, enum zone zone)
{
    const struct zone_part *part = &area->part[zone];
    return (struct range){part->va, part->va + part->pages * MACHINE_PAGE};
}

bool zone_holds(const struct zone_area *area, enum zone zone, uintptr_t va, size_t size)
{
    return zone_part_holds(&area->part[zone], va, size);
}

void *zone_bytes_in(const struct zone_area *area, enum zone zone, uintptr_t va, size_t size)
{
    return zone_part_bytes(&area->part[zone], va, size);
}

void *zone_bytes(const struct zone_area *area, uintptr_t va, size_t size)
{
    for (enum zone zone = 0; zone < ZONES; zone++)
        if (zone_part_holds(&area->part[zone], va, size))
            return zone_part_bytes(&area->part[zone], va, size);
    return NULL;
}
