/* Gates. */
#include "gate.h"

#include "dispatch.h"
#include "link_entry.h"
#include "memory.h"
#include "strand.h"

#include <stdatomic.h>

enum {
    GATE = MACHINE_TRAMPOLINE + MACHINE_STUB, /* bytes of code */
    GATES = MACHINE_PAGE / GATE               /* in a page */
};

struct gate_page {
    struct gate_page *next;
    struct zone_area area;
    size_t used;
    struct gate gates[GATES];
};

static struct gate_page *pages;

static struct gate_page *page_new(void)
{
    const size_t bytes[ZONES] = {[ZONE_TEXT] = MACHINE_PAGE};
    size_t group;
    struct gate_page *page = memory_new(sizeof *page);
    if (!page)
        return NULL;
    if (failed(zone_pick(bytes, &group)) || failed(zone_take(group, bytes, &page->area)) ||
        failed(zone_map(&page->area))) {
        zone_release(&page->area);
        memory_free(page);
        return NULL;
    }
    page->next = pages;
    pages = page;
    return page;
}

static void write_code(struct gate *gate, const struct zone_part *text, size_t index)
{
    unsigned char *write_at = text->bytes + index * GATE;
    uintptr_t run_at = text->va + index * GATE;
    gate->trampoline = (void *)run_at;
    gate->stub = (void *)(run_at + MACHINE_TRAMPOLINE);
    machine_trampoline(write_at, run_at, &gate->target);
    machine_stub(write_at + MACHINE_TRAMPOLINE, run_at + MACHINE_TRAMPOLINE, dispatch_gate, gate);
    machine_code_written(run_at, GATE);
}

struct gate *gate_create(struct event *event)
{
    struct gate_page *page = pages && pages->used < GATES ? pages : page_new();
    if (!page)
        return NULL;
    struct gate *gate = &page->gates[page->used];
    write_code(gate, &page->area.part[ZONE_TEXT], page->used++);
    gate->event = event;
    gate->target = gate->stub;
    return gate;
}

void gate_close(struct gate *gate)
{
    gate->event = NULL;
    atomic_store_explicit((void *_Atomic *)&gate->target, link_entry_dead(), memory_order_release);
}

bool gate_holds(uintptr_t pc)
{
    for (const struct gate_page *page = pages; page; page = page->next)
        if (zone_holds(&page->area, ZONE_TEXT, pc, 1))
            return true;
    return false;
}

static void page_free(struct gate_page **at)
{
    struct gate_page *page = *at;
    *at = page->next;
    zone_release(&page->area);
    memory_free(page);
}

static bool is_spent(const struct gate_page *page)
{
    for (size_t i = 0; i < page->used; i++)
        if (page->gates[i].event || page->gates[i].raises)
            return false;
    return page->used == GATES && !strand_stacks_hold(zone_range(&page->area, ZONE_TEXT));
}

void gate_reap(void)
{
    for (struct gate_page **at = &pages; *at;) {
        if (is_spent(*at))
            page_free(at);
        else
            at = &(*at)->next;
    }
}

void gate_shutdown(void)
{
    while (pages)
        page_free(&pages);
}
