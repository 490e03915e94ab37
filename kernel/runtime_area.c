/* The runtime object in the arena. */
#include "runtime_area.h"

#include "explain.h"
#include "helpers.h"
#include "memory.h"
#include "scheduler.h"
#include "seed.h"

#include "runtime/object/object.h"
#include "runtime/spare.h"

#include <spin/abi.h>

#include <string.h>

static const char *const names[] = {
#define NAME(name) #name,
    SPIN_ENTRIES(NAME) SPIN_HELPERS(NAME)
#undef NAME
};

enum { NAMES = sizeof names / sizeof *names };

struct runtime_area {
    bool is_open;
    struct zone_area area;
    uintptr_t address[NAMES];
    struct range new;
};

static struct runtime_area areas[MACHINE_GROUPS];

static uintptr_t nothing_undefined(const char *name, void *context)
{
    (void)name;
    (void)context;
    return 0;
}

/* Where its allocation finds blocks: nowhere when each allocation is an event that the seed may act on. */
static status fill_spare(const struct image *image, const struct zone_area *area)
{
    static const struct spare none;
    const struct spare *blocks = seed.is_set ? &none : &spare;
    size_t from = 0, size = 0;
    uintptr_t va = image_find_section(image, area, ".spin.spare", &from, &size);
    if (!va || size != sizeof(uint64_t))
        return explain(STATUS_BAD_OBJECT, "runtime object: no place for blocks");
    *(uint64_t *)zone_bytes(area, va, size) = (uintptr_t)blocks;
    return OK;
}

/* And its text, which is not preempted. */
static status find_new(const struct image *image, struct runtime_area *area)
{
    size_t from = 0, size = 0;
    uintptr_t va = image_find_section(image, &area->area, ".text.new", &from, &size);
    if (!va)
        return explain(STATUS_BAD_OBJECT, "runtime object: no allocation");
    area->new = (struct range){va, va + size};
    return OK;
}

/* The table of jumps, in the order of enum spin_entry. */
static status fill_entries(const struct image *image, const struct zone_area *area)
{
    size_t from = 0, size = 0;
    uintptr_t va = image_find_section(image, area, ".spin.entries", &from, &size);
    if (!va || size < SPIN_ENTRY_COUNT * sizeof(uint64_t))
        return explain(STATUS_BAD_OBJECT, "runtime object: no table of entries");
    uint64_t *entries = zone_bytes(area, va, size);
    for (size_t i = 0; i < SPIN_ENTRY_COUNT; i++) {
        entries[i] = (uintptr_t)helper_address(names[i]);
        if (!entries[i])
            return explain(STATUS_UNRESOLVED, "runtime object: no kernel entry '%s'", names[i]);
    }
    return OK;
}

static status find_names(const struct image *image, struct runtime_area *area)
{
    for (size_t i = 0; i < NAMES; i++) {
        area->address[i] = image_find_symbol(image, &area->area, names[i]);
        if (!area->address[i])
            return explain(STATUS_BAD_OBJECT, "runtime object: no '%s'", names[i]);
    }
    return OK;
}

static status fill(const struct image *image, struct runtime_area *area)
{
    TRY(image_place(image, &area->area, nothing_undefined, NULL));
    TRY(fill_entries(image, &area->area));
    TRY(find_names(image, area));
    TRY(fill_spare(image, &area->area));
    TRY(find_new(image, area));
    TRY(zone_map(&area->area));
    sched_keep_whole(area->new);
    return OK;
}

static status open_area(struct runtime_area *area, size_t group)
{
    struct image image;
    TRY(image_read(&image, runtime_object, runtime_object_size));
    status result = zone_take(group, image.zone, &area->area);
    if (succeeded(result)) {
        result = fill(&image, area);
        if (failed(result))
            zone_release(&area->area);
    }
    image_free(&image);
    area->is_open = succeeded(result);
    return result;
}

status runtime_area_open(size_t group)
{
    return areas[group].is_open ? OK : open_area(&areas[group], group);
}

uintptr_t runtime_area_bind(const char *name, void *group)
{
    const struct runtime_area *area = &areas[*(const size_t *)group];
    for (size_t i = 0; i < NAMES; i++)
        if (strcmp(names[i], name) == 0)
            return area->is_open ? area->address[i] : 0;
    return 0;
}

bool runtime_area_holds(uintptr_t pc)
{
    for (size_t i = 0; i < MACHINE_GROUPS; i++)
        if (areas[i].is_open && zone_holds(&areas[i].area, ZONE_TEXT, pc, 1))
            return true;
    return false;
}

void runtime_area_shutdown(void)
{
    sched_keep_none();
    for (size_t i = 0; i < MACHINE_GROUPS; i++) {
        if (areas[i].is_open)
            zone_release(&areas[i].area);
        memset(&areas[i], 0, sizeof areas[i]);
    }
}
