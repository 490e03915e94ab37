/* The end of domains: everything that refers to one lets go first, its memory goes last. */
#include "domain_list.h"

#include "capability.h"
#include "explain.h"
#include "heap.h"
#include "memory.h"
#include "namespace.h"
#include "package.h"
#include "request.h"
#include "strand.h"

#include <string.h>

/* --- Withdrawing events ------------------------------------------------------------------------ */

static void forget_event(struct domain *domain, const struct event *event)
{
    size_t n = 0;
    for (size_t i = 0; i < domain->export_count; i++)
        if (domain->exports[i] != event)
            domain->exports[n++] = domain->exports[i];
    domain->export_count = n;
    n = 0;
    for (size_t i = 0; i < domain->own_count; i++)
        if (domain->own[i] != event)
            domain->own[n++] = domain->own[i];
    domain->own_count = n;
    for (size_t i = 0; i < domain->import_count; i++)
        if (domain->imports[i].event == event)
            domain->imports[i].event = NULL;
}

void domain_withdraw(struct event *event)
{
    for (struct domain *domain = domain_first(); domain; domain = domain->next)
        forget_event(domain, event);
    event_destroy(event);
}

static void withdraw_all(struct domain *domain)
{
    while (domain->own_count)
        domain_withdraw(domain->own[domain->own_count - 1]);
    domain->export_count = 0;
}

static void unbind_imports(struct domain *domain)
{
    for (size_t i = 0; i < domain->import_count; i++) {
        struct import *import = &domain->imports[i];
        if (import->event)
            event_unbind(import->event, object_bytes(domain->object, import->row->slot));
        import->event = NULL;
    }
}

/* --- Others that know it ----------------------------------------------------------------------- */

static void leave_aggregate(struct domain *aggregate, const struct domain *member)
{
    size_t n = 0;
    for (size_t i = 0; i < aggregate->member_count; i++)
        if (aggregate->members[i] != member)
            aggregate->members[n++] = aggregate->members[i];
    aggregate->member_count = n;
}

/* What a domain made and left behind is counted on, whatever the limit, in the account of its own maker. */
static void inherit(struct domain *domain, struct domain *payer)
{
    domain->payer = payer;
    if (payer)
        payer->account.used[ACCOUNT_DOMAINS]++;
}

static void forget_domain(const struct domain *gone)
{
    for (struct domain *domain = domain_first(); domain; domain = domain->next) {
        leave_aggregate(domain, gone);
        if (domain->owner == gone)
            domain->owner = gone->owner;
        if (domain->payer == gone)
            inherit(domain, gone->payer);
    }
    namespace_forget(gone);
}

static void stop_strand(struct strand *strand, void *context)
{
    if (strand->owner == context && strand->state != STRAND_DEAD)
        strand_kill(strand, SPIN_FAULT_KILLED);
}

static void detach(struct domain *domain)
{
    domain->state = DOMAIN_DEAD;
    request_forget(domain);
    event_forget_domain(&domain->bindings);
    unbind_imports(domain);
    package_check_authority();
    withdraw_all(domain);
    forget_domain(domain);
    if (domain->payer)
        account_credit(&domain->payer->account, ACCOUNT_DOMAINS, 1);
    domain->payer = NULL;
    for (size_t i = 0; i < sizeof domain->capability / sizeof *domain->capability; i++)
        capability_revoke(&domain->capability[i]);
}

/* --- Memory ------------------------------------------------------------------------------------ */

static void domain_free(struct domain *domain)
{
    for (struct domain **at = domain_list(); *at; at = &(*at)->next) {
        if (*at == domain) {
            *at = domain->next;
            break;
        }
    }
    heap_root_remove(domain->capability);
    object_free(domain->object);
    account_fini(&domain->account);
    memory_free(domain->imports);
    memory_free(domain->exports);
    memory_free(domain->own);
    memory_free(domain->members);
    memory_free(domain->name);
    memory_free(domain);
}

void domain_discard(struct domain *domain)
{
    detach(domain);
    domain_free(domain);
}

static void count_strand(struct strand *strand, void *context)
{
    struct domain *domain = context;
    domain->strands += strand->owner == domain;
}

static bool is_in_use(struct domain *domain)
{
    domain->strands = 0;
    strand_each(count_strand, domain);
    if (domain->strands)
        return true;
    for (enum zone zone = 0; domain->object && zone < ZONES; zone++)
        if (strand_stacks_hold(zone_range(&domain->object->area, zone)))
            return true;
    return false;
}

size_t domain_reap(void)
{
    size_t left = 0;
    struct domain *next;
    for (struct domain *domain = domain_first(); domain; domain = next) {
        next = domain->next;
        if (domain->state != DOMAIN_DEAD)
            continue;
        if (domain->is_held || is_in_use(domain))
            left++;
        else
            domain_free(domain);
    }
    gate_reap();
    return left;
}

status domain_destroy(struct domain *domain)
{
    if (domain->is_kernel)
        return explain(STATUS_DENIED, "'%s' is the kernel's own", domain->name);
    if (domain->state == DOMAIN_DEAD)
        return explain(STATUS_NOT_FOUND, "'%s' was destroyed before", domain->name);
    detach(domain);
    strand_each(stop_strand, domain);
    return OK;
}

/* No strand is left: nothing leads anywhere. */
void domain_shutdown(void)
{
    for (struct domain *domain = domain_first(); domain; domain = domain->next)
        if (domain->state != DOMAIN_DEAD)
            detach(domain);
    while (domain_first())
        domain_free(domain_first());
}
