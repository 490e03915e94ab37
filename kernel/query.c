/* What a host may ask about the kernel. */
#include "boot.h"

#include "dispatch.h"
#include "explain.h"
#include "frame.h"
#include "heap.h"
#include "scheduler.h"

#include <string.h>

static const char *state_name(enum domain_state state)
{
    switch (state) {
    case DOMAIN_CREATED: return "created";
    case DOMAIN_STARTING: return "starting";
    case DOMAIN_READY: return "ready";
    case DOMAIN_CLOSED: return "closed";
    case DOMAIN_DEAD: return "dead";
    }
    return "unknown";
}

static size_t unresolved(const struct domain *domain)
{
    size_t n = 0;
    for (size_t i = 0; i < domain->import_count; i++)
        n += domain->imports[i].event == NULL;
    return n;
}

void spindle_domains(void (*visit)(const struct spindle_domain_info *, void *), void *context)
{
    for (struct domain *domain = domain_first(); domain; domain = domain->next) {
        const struct spindle_domain_info info = {
            .domain = domain,
            .name = domain->name,
            .state = state_name(domain->state),
            .id = domain->id,
            .faults = domain->faults,
            .heap_bytes = domain->account.used[ACCOUNT_HEAP],
            .handlers = domain->account.used[ACCOUNT_HANDLERS],
            .imports = domain->import_count,
            .unresolved = unresolved(domain),
            .exports = domain->export_count,
        };
        visit(&info, context);
    }
}

static size_t slots_of(const struct event *event)
{
    size_t n = 0;
    for (const struct slot *slot = event->slots; slot; slot = slot->next)
        n++;
    return n;
}

void spindle_events(void (*visit)(const struct spindle_event_info *, void *), void *context)
{
    for (const struct event *event = event_first(); event; event = event->next) {
        const struct binding *by_default = event_default(event);
        const struct spindle_event_info info = {
            .interface = event->interface,
            .procedure = event->procedure,
            .domain = domain_name(event->domain),
            .handlers = event->list->count,
            .slots = slots_of(event),
            .default_domain = by_default ? domain_name(by_default->domain) : NULL,
            .is_direct = event->gate->target == event->code,
        };
        visit(&info, context);
    }
}

struct domain *spindle_find(const char *name)
{
    return domain_find(name);
}

const struct spin_module *spindle_module(const struct domain *domain)
{
    return domain->object ? &domain->object->module.table : NULL;
}

void spindle_statistics(struct spindle_statistics *statistics)
{
    struct heap_statistics heap;
    const struct sched_statistics *strands = sched_statistics();
    memset(statistics, 0, sizeof *statistics);
    heap_statistics(&heap);
    for (const struct domain *domain = domain_first(); domain; domain = domain->next) {
        statistics->domains++;
        statistics->faults += domain->faults;
    }
    for (const struct event *event = event_first(); event; event = event->next)
        statistics->events++;
    statistics->raises = dispatch_count();
    statistics->heap_bytes = heap.heap_bytes;
    statistics->collections = heap.collections;
    statistics->longest_pause = heap.longest_pause_ns;
    statistics->switches = strands->switches;
    statistics->preemptions = strands->preemptions;
    statistics->ticks = strands->ticks;
    statistics->kills = strands->kills;
    statistics->seeded = seed.events;
    statistics->trace = seed.trace;
    statistics->memory_free = (uint64_t)frame_available() * MACHINE_PAGE;
}

/* --- Objects that are not loaded ----------------------------------------------------------------- */

static struct module inspected;

status spindle_inspect(const void *bytes, size_t size, const struct spin_module **module)
{
    TRY(boot_check());
    module_free(&inspected);
    TRY(object_read_module(bytes, size, &inspected));
    *module = &inspected.table;
    return OK;
}

void query_shutdown(void)
{
    module_free(&inspected);
}
