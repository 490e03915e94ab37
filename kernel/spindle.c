/* The public face: keys, interfaces, domains. Running is run.c, asking is query.c. */
#include "boot.h"

#include "console.h"
#include "explain.h"
#include "fault.h"
#include "grant.h"
#include "keys.h"
#include "link.h"
#include "memory.h"
#include "package.h"

#include <string.h>

enum { PROCEDURES_MAX = 128 };

const char *spindle_message(void)
{
    return explanation();
}

const char *spindle_status_text(status s)
{
    return status_text(s);
}

/* --- Keys -------------------------------------------------------------------------------------- */

status spindle_trust(const uint8_t key[static 32], const char *name)
{
    TRY(boot_check());
    return key_trust(key, name);
}

status spindle_revoke(const uint8_t key[static 32], const char *name)
{
    TRY(boot_check());
    return key_revoke(key, name);
}

/* --- Interfaces -------------------------------------------------------------------------------- */

static void (*find_code(const struct spindle_procedure *procedures, size_t count,
                        const char *name))(void)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(procedures[i].name, name) == 0)
            return procedures[i].code;
    return NULL;
}

status spindle_export(const struct spin_host_interface *interface,
                      const struct spindle_procedure *procedures, size_t count,
                      enum spindle_visibility visibility)
{
    void (*code[PROCEDURES_MAX])(void);
    TRY(boot_check());
    if (interface->procedure_count > PROCEDURES_MAX)
        return explain(STATUS_LIMIT, "interface '%s' has more than %d procedures", interface->name,
                       PROCEDURES_MAX);
    for (size_t i = 0; i < interface->procedure_count; i++) {
        code[i] = find_code(procedures, count, interface->procedures[i].name);
        if (!code[i])
            return explain(STATUS_INVALID, "interface '%s': nothing implements '%s'",
                           interface->name, interface->procedures[i].name);
    }
    return domain_add_interface(visibility == SPINDLE_PUBLIC ? boot_public() : boot_privileged(),
                                interface, code);
}

void spindle_fault(enum spin_fault_kind kind, const char *what)
{
    fault_raise(kind, what, 0, 0);
}

/* --- Domains ----------------------------------------------------------------------------------- */

status spindle_load(const void *bytes, size_t size, const char *name, struct domain **domain)
{
    TRY(boot_check());
    boot_reap();
    TRY(domain_create(bytes, size, name, NULL, domain));
    (*domain)->is_held = true;
    return OK;
}

status spindle_resolve(struct domain *into, struct domain *from)
{
    TRY(boot_check());
    return link_resolve(into, from, NULL);
}

status spindle_unresolve(struct domain *into, struct domain *from)
{
    TRY(boot_check());
    return link_unresolve(into, from);
}

/* Which of two would be linked is not for the kernel to choose. */
static status check_exports(struct domain *const *domains, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < domains[i]->export_count; k++)
            for (size_t m = 0; m < i; m++)
                if (domain_export(domains[m], domains[i]->exports[k]->procedure))
                    return explain(STATUS_EXISTS, "'%s' and '%s' both export '%s'",
                                   domain_name(domains[m]), domain_name(domains[i]),
                                   domains[i]->exports[k]->procedure);
    return OK;
}

static status check_resolved(const struct domain *domain)
{
    const struct spin_import *missing = domain_unresolved(domain);
    if (!missing)
        return OK;
    const char *hint = domain_export(boot_privileged(), missing->procedure)
                           ? "; it is privileged and was not granted"
                           : ", which nobody exports";
    return explain(STATUS_UNRESOLVED, "'%s' needs '%s' of interface '%s'%s", domain_name(domain),
                   missing->procedure, missing->interface, hint);
}

status spindle_link(struct domain *const *domains, size_t count)
{
    TRY(boot_check());
    TRY(check_exports(domains, count));
    for (size_t i = 0; i < count; i++) {
        TRY(link_resolve(domains[i], boot_public(), NULL));
        for (size_t k = 0; k < count; k++)
            if (k != i)
                TRY(link_resolve(domains[i], domains[k], NULL));
    }
    for (size_t i = 0; i < count; i++)
        TRY(check_resolved(domains[i]));
    return OK;
}

static status check_privileged(const char *interface)
{
    TRY(boot_check());
    const struct domain *kernel = boot_privileged();
    for (size_t i = 0; i < kernel->export_count; i++)
        if (strcmp(kernel->exports[i]->interface, interface) == 0)
            return OK;
    return explain(STATUS_NOT_FOUND, "there is no privileged interface '%s'", interface);
}

status spindle_grant(struct domain *domain, const char *interface)
{
    TRY(check_privileged(interface));
    return link_resolve_interface(domain, boot_privileged(), interface);
}

status spindle_withdraw(struct domain *domain, const char *interface)
{
    TRY(check_privileged(interface));
    link_withdraw(domain, boot_privileged(), interface);
    package_check_authority();
    return OK;
}

status spindle_combine(struct domain *const *domains, size_t count, const char *name,
                       struct domain **domain)
{
    TRY(boot_check());
    TRY(domain_combine(domains, count, name, NULL, domain));
    (*domain)->is_held = true;
    return OK;
}

status spindle_initialise(struct domain *domain)
{
    TRY(boot_check());
    return domain_initialise(domain);
}

/* Whether a domain imports something from another that is not initialised yet. */
static bool waits(const struct domain *domain, struct domain *const *domains, size_t count)
{
    for (size_t i = 0; i < domain->import_count; i++) {
        const struct event *event = domain->imports[i].event;
        if (!event || event->domain == domain || event->domain->state != DOMAIN_CREATED)
            continue;
        for (size_t k = 0; k < count; k++)
            if (domains[k] == event->domain)
                return true;
    }
    return false;
}

/* In rounds: who waits for nobody goes first; when all wait for each other, the first in order. */
status spindle_initialise_all(struct domain *const *domains, size_t count)
{
    TRY(boot_check());
    for (;;) {
        struct domain *next = NULL;
        for (size_t i = 0; i < count; i++) {
            if (domains[i]->state != DOMAIN_CREATED)
                continue;
            bool ready = !waits(domains[i], domains, count);
            if (ready || !next)
                next = domains[i];
            if (ready)
                break;
        }
        if (!next)
            return OK;
        TRY(domain_initialise(next));
    }
}

status spindle_destroy(struct domain *domain)
{
    TRY(boot_check());
    domain->is_held = false;
    status result = domain_destroy(domain);
    boot_reap();
    return result;
}

status spindle_set_quota(struct domain *domain, enum spindle_resource resource, uint64_t limit)
{
    static const enum account_item items[] = {
        [SPINDLE_HEAP] = ACCOUNT_HEAP,         [SPINDLE_STACK] = ACCOUNT_STACK,
        [SPINDLE_STRANDS] = ACCOUNT_STRANDS,   [SPINDLE_HANDLERS] = ACCOUNT_HANDLERS,
        [SPINDLE_REQUESTS] = ACCOUNT_REQUESTS,
    };
    TRY(boot_check());
    if ((size_t)resource >= sizeof items / sizeof *items)
        return explain(STATUS_INVALID, "no resource %d", (int)resource);
    domain_account(domain)->limit[items[resource]] = limit;
    return OK;
}

status spindle_allow_device(const char *name)
{
    TRY(boot_check());
    return grant_device(name);
}
