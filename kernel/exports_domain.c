/* Interfaces domain, event, namespace: implementations.
 *
 * The parameters called struct domain *, struct exports *, struct binding * are capabilities; what they
 * lead to is looked up at every call. */
#include "boot.h"
#include "call.h"
#include "capability.h"
#include "entry.h"
#include "explain.h"
#include "exports.h"
#include "fault.h"
#include "link.h"
#include "memory.h"
#include "namespace.h"

#include <string.h>

enum { OWNER, SOURCE }; /* cells of domain->capability */

struct domain *exports_caller(void)
{
    struct domain *domain = domain_at(entry_caller());
    if (!domain)
        fault_raise(SPIN_FAULT_CAPABILITY, "call from outside a domain", 0, 0);
    if (!domain_numbered(domain_id(domain)))
        fault_raise(SPIN_FAULT_DEAD, "call from a domain that was destroyed", 0, 0);
    return domain;
}

struct domain *exports_grantee(const char *interface)
{
    struct domain *domain = exports_caller();
    if (!domain_is_linked(domain, interface))
        fault_raise(SPIN_FAULT_START, "call of a procedure that is not granted", 0, 0);
    return domain;
}

static status stale(void)
{
    return explain(STATUS_NOT_FOUND, "the domain was destroyed");
}

/* The one capability of a kind for a domain. */
static void *capability_of(struct domain *domain, size_t cell, enum capability_kind kind)
{
    if (!domain->capability[cell])
        domain->capability[cell] = capability_create(kind, domain);
    return domain->capability[cell];
}

/* --- domain ------------------------------------------------------------------------------------ */

struct domain *export_domain_create(const uint8_t *object, size_t n, status *why)
{
    struct domain *created = NULL, *owner = exports_caller();
    if (!object || !why)
        fault_raise(SPIN_FAULT_NULL, "domain_create", 0, 0);
    boot_reap();
    uint8_t *copy = memory_new(n + 1);
    status result = copy ? OK : explain_memory("object");
    if (copy) {
        memcpy(copy, object, n); /* before it is checked: others may write to it meanwhile */
        result = domain_create(copy, n, NULL, owner, &created);
        memory_free(copy);
    }
    void *capability = failed(result) ? NULL : capability_of(created, OWNER, CAPABILITY_DOMAIN);
    if (succeeded(result) && !capability) { /* nobody could ever end it */
        (void)!failed(domain_destroy(created));
        result = explain_memory("capability");
    }
    *why = result;
    return capability;
}

status export_domain_resolve(struct domain *into, struct exports *from)
{
    struct domain *target = capability_target(CAPABILITY_DOMAIN, into);
    struct domain *source = capability_target(CAPABILITY_EXPORTS, from);
    return target && source ? link_resolve(target, source, NULL) : stale();
}

status export_domain_unresolve(struct domain *into, struct exports *from)
{
    struct domain *target = capability_target(CAPABILITY_DOMAIN, into);
    struct domain *source = capability_target(CAPABILITY_EXPORTS, from);
    return target && source ? link_unresolve(target, source) : stale();
}

status export_domain_initialise(struct domain *domain)
{
    struct domain *target = capability_target(CAPABILITY_DOMAIN, domain);
    status result = target ? domain_initialise(target) : stale();
    if (fault_is_outward())
        fault_continue();
    return result;
}

status export_domain_destroy(struct domain *domain)
{
    struct domain *target = capability_target(CAPABILITY_DOMAIN, domain);
    return target ? domain_destroy(target) : stale();
}

struct exports *export_domain_exports(struct domain *domain)
{
    struct domain *target = capability_target(CAPABILITY_DOMAIN, domain);
    return target ? capability_of(target, SOURCE, CAPABILITY_EXPORTS) : NULL;
}

struct exports *export_domain_combine(struct exports *a, struct exports *b)
{
    struct domain *members[] = {capability_target(CAPABILITY_EXPORTS, a),
                                capability_target(CAPABILITY_EXPORTS, b)};
    struct domain *aggregate;
    if (!members[0] || !members[1] ||
        failed(domain_combine(members, 2, "aggregate", exports_caller(), &aggregate)))
        return NULL;
    return capability_of(aggregate, SOURCE, CAPABILITY_EXPORTS);
}

struct exports *export_domain_of_interface(const char *interface)
{
    struct domain *domain;
    if (!interface)
        fault_raise(SPIN_FAULT_NULL, "domain_of_interface: interface", 0, 0);
    if (failed(domain_create_from_interface(exports_caller(), interface, &domain)))
        return NULL;
    return capability_of(domain, SOURCE, CAPABILITY_EXPORTS);
}

/* --- event ------------------------------------------------------------------------------------- */

struct binding *export_event_implementation(const char *procedure)
{
    const struct domain *domain = exports_caller();
    if (!procedure)
        fault_raise(SPIN_FAULT_NULL, "event_implementation: procedure", 0, 0);
    struct event *event = domain_export(domain, procedure);
    struct binding *binding = event && event->domain == domain ? event_intrinsic(event) : NULL;
    if (binding && !binding->capability)
        binding->capability = capability_create(CAPABILITY_BINDING, binding);
    return binding ? binding->capability : NULL;
}

status export_event_uninstall(struct binding *binding)
{
    struct binding *target = capability_target(CAPABILITY_BINDING, binding);
    const struct domain *domain = exports_caller();
    if (!target)
        return explain(STATUS_NOT_FOUND, "the handler was uninstalled before");
    if (target->domain != domain && target->event->domain != domain)
        return explain(STATUS_DENIED, "the handler belongs to '%s'", domain_name(target->domain));
    return event_uninstall(target);
}

/* --- namespace --------------------------------------------------------------------------------- */

/* Asks the authoriser of the domain that registered the name; whatever goes wrong is a no. */
static bool ask(const struct namespace_authority *authority, const struct domain *importer)
{
    struct domain *domain = domain_numbered(authority->domain);
    struct export_name_request request = {0};
    if (!authority->code || !domain || !domain_is_open(domain))
        return false;
    request.importer = importer ? domain_id(importer) : 0;
    strncpy(request.name, domain_name(importer), sizeof request.name - 1);
    struct call call = {
        .name = "authoriser",
        .domain = domain,
        .code = authority->code,
        .registers = {.general = {(uintptr_t)&request}},
        .limit = domain_limits()->guard,
    };
    return succeeded(call_run_apart(&call)) && (call.registers.result[0] & 0xff) != 0;
}

status export_namespace_register(const char *name, struct exports *exports,
                                 bool (*authoriser)(const struct namespace_request *))
{
    struct domain *source = capability_target(CAPABILITY_EXPORTS, exports),
                  *domain = exports_caller();
    if (!name)
        fault_raise(SPIN_FAULT_NULL, "namespace_register: name", 0, 0);
    if (!source)
        return stale();
    if (source->owner != domain && source != domain)
        return explain(STATUS_DENIED, "'%s' is not a domain of '%s'", domain_name(source),
                       domain_name(domain));
    const struct namespace_authority authority = {ask, domain_id(domain),
                                                  (void *)(uintptr_t)authoriser};
    return namespace_register(name, source, &authority);
}

status export_namespace_withdraw(const char *name)
{
    struct domain *domain = exports_caller(), *source;
    if (!name)
        fault_raise(SPIN_FAULT_NULL, "namespace_withdraw: name", 0, 0);
    status result = namespace_find(name, domain, &source);
    if (failed(result))
        return result;
    if (source->owner != domain && source != domain)
        return explain(STATUS_DENIED, "'%s' is not a domain of '%s'", domain_name(source),
                       domain_name(domain));
    return namespace_withdraw(name, source);
}

struct exports *export_namespace_find(const char *name)
{
    struct domain *source;
    if (!name)
        fault_raise(SPIN_FAULT_NULL, "namespace_find: name", 0, 0);
    if (failed(namespace_find(name, exports_caller(), &source)))
        return NULL;
    return capability_of(source, SOURCE, CAPABILITY_EXPORTS);
}
