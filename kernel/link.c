/* Linking: plan, then commit. */
#include "link.h"

#include "explain.h"
#include "memory.h"

#include "runtime/line.h"

#include <string.h>

/* One import that will be bound. */
struct step {
    struct step *next;
    struct domain *into;
    struct import *import;
    struct event *event;
    struct slot *slot;
};

struct plan {
    const char *interface; /* only this one; NULL: all */
    struct step *steps;
    size_t count;
};

/* --- Checks ------------------------------------------------------------------------------------ */

enum { SIGNATURE = 320 };

static void signature(char *buffer, const struct spin_member *members, uint32_t count)
{
    struct line line = line_into(buffer, SIGNATURE);
    if (count)
        line_print(&line, "%s", members[0].declaration);
    line_print(&line, " (");
    for (uint32_t i = 1; i < count; i++)
        line_print(&line, "%s%s", i > 1 ? ", " : "", members[i].declaration);
    line_print(&line, "%s)", count <= 1 ? "void" : "");
}

static status check_type(const struct domain *into, const struct import *import,
                         const struct event *event)
{
    char wanted[SIGNATURE], found[SIGNATURE];
    if (memcmp(&import->row->type, &event->type, sizeof event->type) == 0)
        return OK;
    signature(wanted, import->row->members, import->row->member_count);
    signature(found, event->members, event->member_count);
    const char *why =
        strcmp(wanted, found) == 0 ? "; a type or an annotation behind it differs" : "";
    return explain(
        STATUS_MISMATCH, "'%s' differs: '%s' was compiled for '%s', '%s' implements '%s'%s",
        event->procedure, domain_name(into), wanted, domain_name(event->domain), found, why);
}

/* What the importer relies on (R23): its own ephemeral and functional code calls only such code. No part
 * of the fingerprint, which must be equal: an exporter may promise more. */
static status check_effects(const struct domain *into, const struct import *import,
                            const struct event *event)
{
    uint32_t missing = import->row->effects & ~event->effects & (SPIN_EPHEMERAL | SPIN_FUNCTIONAL);
    if (!missing)
        return OK;
    const char *effect = missing & SPIN_EPHEMERAL ? "__ephemeral" : "__functional";
    return explain(STATUS_MISMATCH,
                   "'%s' differs: it promises %s where '%s' was compiled, '%s' does not promise it",
                   event->procedure, effect, domain_name(into), domain_name(event->domain));
}

static status check_owner(const struct domain *into, const struct event *event)
{
    if (event->is_kernel || event->domain == into || event->domain == into->owner ||
        event->domain->owner == into->owner)
        return OK;
    return explain(STATUS_UNSUPPORTED,
                   "'%s' and '%s' belong to different owners: isolated links are not supported yet",
                   domain_name(into), domain_name(event->domain));
}

/* --- Plan -------------------------------------------------------------------------------------- */

static void *cell(const struct domain *domain, void **va)
{
    return object_bytes(domain->object, va);
}

static status plan_step(struct plan *plan, struct domain *into, struct import *import,
                        struct event *event)
{
    struct step *step = memory_new(sizeof *step);
    struct slot *slot = slot_new(cell(into, import->row->slot));
    if (!step || !slot) {
        memory_free(step);
        slot_free(slot);
        return explain_memory("links");
    }
    *step = (struct step){plan->steps, into, import, event, slot};
    plan->steps = step;
    plan->count++;
    return OK;
}

static status plan_import(struct plan *plan, struct domain *into, struct import *import,
                          const struct domain *from)
{
    struct event *event = domain_export(from, import->row->procedure);
    if (import->event || !event || strcmp(event->interface, import->row->interface) != 0 ||
        (plan->interface && strcmp(plan->interface, event->interface) != 0))
        return OK;
    TRY(check_type(into, import, event));
    TRY(check_effects(into, import, event));
    TRY(check_owner(into, event));
    return plan_step(plan, into, import, event);
}

static status plan_domain(struct plan *plan, struct domain *into, const struct domain *from)
{
    for (size_t i = 0; i < into->import_count; i++)
        TRY(plan_import(plan, into, &into->imports[i], from));
    for (size_t i = 0; i < into->member_count; i++)
        TRY(plan_domain(plan, into->members[i], from));
    return OK;
}

/* --- Commit ------------------------------------------------------------------------------------ */

static void commit(struct plan *plan, bool bind)
{
    while (plan->steps) {
        struct step *step = plan->steps;
        plan->steps = step->next;
        if (bind) {
            step->import->event = step->event;
            event_bind(step->event, step->slot);
            object_set_import(step->into->object, (uint32_t)(step->import - step->into->imports),
                              step->event->gate->trampoline);
        } else {
            slot_free(step->slot);
        }
        memory_free(step);
    }
}

static status resolve(struct plan *plan, struct domain *into, const struct domain *from,
                      size_t *bound)
{
    if (into->is_kernel || into->state == DOMAIN_DEAD || from->state == DOMAIN_DEAD)
        return explain(STATUS_INVALID, "'%s' cannot be resolved against '%s'", domain_name(into),
                       domain_name(from));
    status result = plan_domain(plan, into, from);
    if (bound)
        *bound = succeeded(result) ? plan->count : 0;
    commit(plan, succeeded(result));
    return result;
}

status link_resolve(struct domain *into, const struct domain *from, size_t *bound)
{
    struct plan plan = {NULL, NULL, 0};
    return resolve(&plan, into, from, bound);
}

status link_resolve_interface(struct domain *into, const struct domain *from, const char *interface)
{
    struct plan plan = {interface, NULL, 0};
    return resolve(&plan, into, from, NULL);
}

/* `interface` NULL: of all. */
static void unbind(struct domain *into, const struct domain *from, const char *interface)
{
    for (size_t i = 0; i < into->import_count; i++) {
        struct import *import = &into->imports[i];
        if (!import->event || domain_export(from, import->row->procedure) != import->event ||
            (interface && strcmp(import->event->interface, interface) != 0))
            continue;
        event_unbind(import->event, cell(into, import->row->slot));
        import->event = NULL;
    }
}

status link_unresolve(struct domain *into, const struct domain *from)
{
    unbind(into, from, NULL);
    for (size_t i = 0; i < into->member_count; i++)
        TRY(link_unresolve(into->members[i], from));
    return OK;
}

/* --- Withdrawing ------------------------------------------------------------------------------- */

static bool is_member(const struct domain *aggregate, const struct domain *domain)
{
    for (size_t i = 0; i < aggregate->member_count; i++)
        if (aggregate->members[i] == domain || is_member(aggregate->members[i], domain))
            return true;
    return false;
}

/* Whether it is one of them, or they loaded it, or who did. */
static bool is_of(const struct domain *of, const struct domain *domain)
{
    while (domain && domain != of && !is_member(of, domain))
        domain = domain->owner;
    return domain != NULL;
}

void link_withdraw(struct domain *domain, const struct domain *from, const char *interface)
{
    for (struct domain *one = domain_first(); one; one = one->next)
        if (!one->is_kernel && is_of(domain, one))
            unbind(one, from, interface);
}
