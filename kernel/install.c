/* install() and authorise(): checked against the tables of the calling module. */
#include "install.h"

#include "capability.h"
#include "domain.h"
#include "entry.h"
#include "explain.h"
#include "fault.h"
#include "heap.h"
#include "helpers.h"

#include "runtime/typeinfo.h"

#include <string.h>

/* The row, checked to be one of the caller's; faults otherwise. */
static const struct spin_install *row_of(const struct domain *domain, uint32_t index,
                                         bool is_authoriser)
{
    const struct spin_module *table = domain ? &domain->object->module.table : NULL;
    if (!table || index >= table->install_count ||
        (table->installs[index].is_authoriser != 0) != is_authoriser)
        fault_raise(SPIN_FAULT_CAPABILITY, "install of an unknown row", index, 0);
    return &table->installs[index];
}

static struct event *event_of(const struct domain *domain, const struct spin_install *row)
{
    if (row->event_is_export)
        return row->event < domain->own_count ? domain->own[row->event] : NULL;
    return domain->imports[row->event].event;
}

static const struct spin_procedure *procedure(const struct domain *domain, uint32_t index)
{
    return &domain->object->module.table.procedures[index];
}

static bool same(const struct spin_fingerprint *a, const struct spin_fingerprint *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static status check_types(const struct event *event, const struct spin_install *row)
{
    if (!same(&row->handler_type, &event->type))
        return explain(STATUS_MISMATCH, "the handler's type is not that of '%s'", event->procedure);
    if (row->guard != SPIN_NONE && !same(&row->guard_type, &event->type))
        return explain(STATUS_MISMATCH, "the guard's type is not that of '%s'", event->procedure);
    return OK;
}

static void check_closure(const struct domain *domain, const struct spin_install *row,
                          const void *closure)
{
    if (row->closure == SPIN_NONE)
        return;
    if (!closure)
        fault_raise(SPIN_FAULT_NULL, "closure of a handler", 0, 0);
    if (row->closure != SPIN_ANY_TYPE &&
        !typeinfo_is(heap_type(closure), domain->object->types[row->closure]))
        fault_raise(SPIN_FAULT_TYPE, "closure of a handler", 0, 0);
}

static status install_row(struct domain *domain, const struct spin_install *row, void *closure,
                          const struct install_plan *options, struct binding **binding)
{
    struct event *event = event_of(domain, row);
    if (!event)
        return explain(STATUS_UNRESOLVED, "install on an event that is not resolved");
    TRY(check_types(event, row));
    struct install_plan plan = *options;
    plan.domain = domain;
    plan.handler = procedure(domain, row->handler);
    plan.guard = row->guard == SPIN_NONE ? NULL : procedure(domain, (uint32_t)row->guard);
    plan.has_closure = row->closure != SPIN_NONE;
    plan.closure = plan.has_closure ? closure : NULL;
    return event_install(event, &plan, binding);
}

static void *install(uint32_t index, void *closure, uint32_t order, uint32_t flags,
                     uint32_t limit_us)
{
    struct domain *domain = domain_at(entry_caller());
    const struct spin_install *row = row_of(domain, index, false);
    check_closure(domain, row, closure);
    const struct install_plan options = {
        .order = (enum event_order)order,
        .flags = flags,
        .limit = (uint64_t)limit_us * 1000,
    };
    struct binding *binding;
    void *capability = capability_create(CAPABILITY_BINDING, NULL);
    if (!capability || failed(install_row(domain, row, closure, &options, &binding)))
        return NULL;
    *(void **)capability = binding;
    binding->capability = capability;
    return capability;
}

static void authorise(uint32_t index)
{
    struct domain *domain = domain_at(entry_caller());
    const struct spin_install *row = row_of(domain, index, true);
    struct event *event = event_of(domain, row);
    if (event && event->domain == domain)
        event->authoriser = (void *)(uintptr_t)procedure(domain, row->handler)->code;
}

void install_provide(void)
{
    helper_provide("spin_install", (void *)(uintptr_t)install);
    helper_provide("spin_authorise", (void *)(uintptr_t)authorise);
}
