/* Domains: making, initialising, asking. Their end is domain_end.c. */
#include "domain.h"

#include "call.h"
#include "capability.h"
#include "domain_list.h"
#include "entry.h"
#include "explain.h"
#include "fault.h"
#include "heap.h"
#include "memory.h"

#include <string.h>

static struct domain *domains;
static uint64_t last_id;
static struct domain_limits limits = {LIMIT_GUARD, LIMIT_HANDLER, LIMIT_HANDLER};

struct domain_limits *domain_limits(void)
{
    return &limits;
}

struct domain **domain_list(void)
{
    return &domains;
}

/* --- Asking ------------------------------------------------------------------------------------ */

struct domain *domain_first(void)
{
    return domains;
}

struct domain *domain_find(const char *name)
{
    for (struct domain *domain = domains; domain; domain = domain->next)
        if (domain->state != DOMAIN_DEAD && strcmp(domain->name, name) == 0)
            return domain;
    return NULL;
}

struct domain *domain_numbered(uint64_t id)
{
    for (struct domain *domain = domains; domain; domain = domain->next)
        if (domain->state != DOMAIN_DEAD && domain->id == id)
            return domain;
    return NULL;
}

struct domain *domain_at(uintptr_t pc)
{
    for (struct domain *domain = domains; domain; domain = domain->next)
        if (domain->object && object_holds(domain->object, pc))
            return domain;
    return NULL;
}

const char *domain_name(const struct domain *domain)
{
    return domain ? domain->name : "host";
}

uint64_t domain_id(const struct domain *domain)
{
    return domain->id;
}

struct account *domain_account(struct domain *domain)
{
    return &domain->account;
}

struct binding **domain_bindings(struct domain *domain)
{
    return &domain->bindings;
}

bool domain_is_created(const struct domain *domain)
{
    return domain->state == DOMAIN_CREATED;
}

bool domain_is_linked(const struct domain *domain, const char *interface)
{
    for (size_t i = 0; i < domain->import_count; i++) {
        const struct event *event = domain->imports[i].event;
        if (event && event->is_kernel && strcmp(event->interface, interface) == 0)
            return true;
    }
    return false;
}

const struct spin_import *domain_unresolved(const struct domain *domain)
{
    for (size_t i = 0; i < domain->import_count; i++)
        if (!domain->imports[i].event)
            return domain->imports[i].row;
    for (size_t i = 0; i < domain->member_count; i++) {
        const struct spin_import *missing = domain_unresolved(domain->members[i]);
        if (missing)
            return missing;
    }
    return NULL;
}

struct event *domain_export(const struct domain *domain, const char *procedure)
{
    for (size_t i = 0; i < domain->export_count; i++)
        if (strcmp(domain->exports[i]->procedure, procedure) == 0)
            return domain->exports[i];
    return NULL;
}

/* --- Making ------------------------------------------------------------------------------------ */

static struct domain *domain_allocate(const char *name)
{
    struct domain *domain = memory_new(sizeof *domain);
    if (!domain)
        return NULL;
    domain->name = memory_copy_text(name);
    if (!domain->name || !account_init(&domain->account)) {
        memory_free(domain->name);
        memory_free(domain);
        return NULL;
    }
    if (heap_root_add(domain->capability, sizeof domain->capability))
        return domain;
    account_fini(&domain->account);
    memory_free(domain->name);
    memory_free(domain);
    return NULL;
}

static status domain_new(const char *name, struct domain *owner, struct domain *payer,
                         struct domain **result)
{
    if (payer && !account_charge(&payer->account, ACCOUNT_DOMAINS, 1))
        return explain(STATUS_LIMIT, "domain '%s' may make no more domains", payer->name);
    struct domain *domain = domain_allocate(name);
    if (!domain) {
        if (payer)
            account_credit(&payer->account, ACCOUNT_DOMAINS, 1);
        return explain_memory("domain");
    }
    domain->owner = owner;
    domain->payer = payer;
    domain->id = ++last_id;
    domain->next = domains;
    domains = domain;
    *result = domain;
    return OK;
}

static bool add_event(struct domain *domain, struct event *event)
{
    size_t size = (domain->own_count + 1) * sizeof *domain->own;
    struct event **own = memory_grow(domain->own, size);
    if (own)
        domain->own = own;
    struct event **exports =
        memory_grow(domain->exports, (domain->export_count + 1) * sizeof *domain->exports);
    if (exports)
        domain->exports = exports;
    if (!own || !exports)
        return false;
    domain->own[domain->own_count++] = event;
    domain->exports[domain->export_count++] = event;
    return true;
}

static struct event *export_event(struct domain *domain, const struct spin_export *row)
{
    const struct spin_procedure *procedure = &domain->object->module.table.procedures[row->code];
    const struct event_plan plan = {
        .interface = row->interface,
        .procedure = row->procedure,
        .type = row->type,
        .effects = procedure->effects,
        .members = procedure->members,
        .member_count = procedure->member_count,
        .domain = domain,
        .code = (void *)(uintptr_t)procedure->code,
    };
    return event_create(&plan);
}

/* The module's own calls of what it exports go through slots as well. */
static status bind_own(struct domain *domain, uint32_t i, struct event *event)
{
    struct slot *slot =
        slot_new(object_bytes(domain->object, domain->object->module.table.exports[i].slot));
    if (!slot)
        return explain_memory("slots");
    event_bind(event, slot);
    object_set_export(domain->object, i, event->gate->trampoline);
    return OK;
}

static status add_exports(struct domain *domain)
{
    const struct spin_module *table = &domain->object->module.table;
    for (uint32_t i = 0; i < table->export_count; i++) {
        struct event *event = export_event(domain, &table->exports[i]);
        if (!event)
            return explain_memory("events");
        if (!add_event(domain, event)) {
            event_destroy(event);
            return explain_memory("events");
        }
        TRY(bind_own(domain, i, event));
    }
    return OK;
}

static status add_imports(struct domain *domain)
{
    const struct spin_module *table = &domain->object->module.table;
    domain->imports = memory_new_array(table->import_count + 1, sizeof *domain->imports);
    if (!domain->imports)
        return explain_memory("imports");
    domain->import_count = table->import_count;
    for (uint32_t i = 0; i < table->import_count; i++)
        domain->imports[i].row = &table->imports[i];
    return OK;
}

static status take_name(struct domain *domain)
{
    char *name = memory_copy_text(domain->object->module.table.name);
    if (!name)
        return explain_memory("name");
    memory_free(domain->name);
    domain->name = name;
    return OK;
}

typedef status object_maker(const void *, size_t, struct account *, struct object **);

static status fill(struct domain *domain, const void *file, size_t size, object_maker *make)
{
    TRY(make(file, size, &domain->account, &domain->object));
    if (!domain->name[0])
        TRY(take_name(domain));
    TRY(add_exports(domain));
    return add_imports(domain);
}

static status create(const void *file, size_t size, const char *name, struct domain *owner,
                     object_maker *make, struct domain **result)
{
    struct domain *domain;
    TRY(domain_new(name ? name : "", owner, owner, &domain));
    status done = fill(domain, file, size, make);
    if (failed(done))
        domain_discard(domain);
    else
        *result = domain;
    return done;
}

status domain_create(const void *file, size_t size, const char *name, struct domain *owner,
                     struct domain **domain)
{
    return create(file, size, name, owner, object_create, domain);
}

status domain_create_asserted(const void *file, size_t size, const char *name, struct domain *owner,
                              struct domain **domain)
{
    return create(file, size, name, owner, object_create_asserted, domain);
}

/* --- The kernel's own -------------------------------------------------------------------------- */

status domain_create_kernel(const char *name, struct domain **domain)
{
    TRY(domain_new(name, NULL, NULL, domain));
    (*domain)->is_kernel = true;
    (*domain)->state = DOMAIN_READY;
    return OK;
}

static struct event *kernel_event(struct domain *kernel,
                                  const struct spin_host_interface *interface, size_t i,
                                  void (*code)(void))
{
    const struct spin_host_procedure *procedure = &interface->procedures[i];
    const struct event_plan plan = {
        .interface = interface->name,
        .procedure = procedure->name,
        .type = procedure->type,
        .effects = procedure->effects,
        .members = procedure->members,
        .member_count = procedure->member_count,
        .domain = kernel,
        .is_kernel = true,
        .code = entry_create((void *)(uintptr_t)code),
    };
    return plan.code ? event_create(&plan) : NULL;
}

static void withdraw_last(struct domain *kernel, size_t count)
{
    while (count--)
        domain_withdraw(kernel->own[kernel->own_count - 1]);
}

status domain_add_interface(struct domain *kernel, const struct spin_host_interface *interface,
                            void (*const *code)(void))
{
    for (size_t i = 0; i < interface->procedure_count; i++)
        if (domain_export(kernel, interface->procedures[i].name))
            return explain(STATUS_EXISTS, "'%s' is exported already",
                           interface->procedures[i].name);
    for (size_t i = 0; i < interface->procedure_count; i++) {
        struct event *event = kernel_event(kernel, interface, i, code[i]);
        if (!event || !add_event(kernel, event)) {
            if (event)
                event_destroy(event);
            withdraw_last(kernel, i);
            return explain_memory("events of an interface");
        }
    }
    return OK;
}

/* --- Aggregates -------------------------------------------------------------------------------- */

static status add_members(struct domain *aggregate, struct domain *const *members, size_t count)
{
    aggregate->members = memory_new_array(count + 1, sizeof *aggregate->members);
    if (!aggregate->members)
        return explain_memory("aggregate");
    for (size_t i = 0; i < count; i++)
        aggregate->members[aggregate->member_count++] = members[i];
    return OK;
}

static status add_reexport(struct domain *aggregate, struct event *event)
{
    struct event *same = domain_export(aggregate, event->procedure);
    if (same == event)
        return OK;
    if (same)
        return explain(STATUS_EXISTS, "'%s' and '%s' both export '%s'", domain_name(same->domain),
                       domain_name(event->domain), event->procedure);
    struct event **exports =
        memory_grow(aggregate->exports, (aggregate->export_count + 1) * sizeof *aggregate->exports);
    if (!exports)
        return explain_memory("aggregate");
    aggregate->exports = exports;
    exports[aggregate->export_count++] = event;
    return OK;
}

static status fill_aggregate(struct domain *aggregate, struct domain *const *members, size_t count)
{
    TRY(add_members(aggregate, members, count));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < members[i]->export_count; k++)
            TRY(add_reexport(aggregate, members[i]->exports[k]));
    return OK;
}

status domain_combine(struct domain *const *members, size_t count, const char *name,
                      struct domain *owner, struct domain **domain)
{
    for (size_t i = 0; i < count; i++)
        if (members[i]->state == DOMAIN_DEAD)
            return explain(STATUS_INVALID, "combine: '%s' was destroyed", members[i]->name);
    struct domain *aggregate;
    TRY(domain_new(name, owner, owner, &aggregate));
    status done = fill_aggregate(aggregate, members, count);
    if (failed(done))
        domain_discard(aggregate);
    else
        *domain = aggregate;
    return done;
}

static bool is_of_interface(const struct import *import, const char *interface)
{
    return import->event && strcmp(import->row->interface, interface) == 0;
}

/* Whether `domain` was made of that interface for `user`, and `user` is still linked as it was then. */
static bool is_same_view(const struct domain *domain, const struct domain *user,
                         const char *interface)
{
    if (domain->payer != user || domain->object || domain->members ||
        domain->state == DOMAIN_DEAD || strcmp(domain->name, interface) != 0)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < user->import_count; i++) {
        const struct import *import = &user->imports[i];
        if (!is_of_interface(import, interface))
            continue;
        count++;
        if (domain_export(domain, import->row->procedure) != import->event)
            return false;
    }
    return count == domain->export_count;
}

static status make_view(struct domain *user, const char *interface, struct domain **domain)
{
    struct domain *result;
    TRY(domain_new(interface, user->owner, user, &result));
    status done = OK;
    for (size_t i = 0; i < user->import_count && succeeded(done); i++)
        if (is_of_interface(&user->imports[i], interface))
            done = add_reexport(result, user->imports[i].event);
    if (succeeded(done) && !result->export_count)
        done = explain(STATUS_NOT_FOUND, "'%s' is not linked against interface '%s'",
                       domain_name(user), interface);
    if (failed(done))
        domain_discard(result);
    else
        *domain = result;
    return done;
}

status domain_create_from_interface(struct domain *user, const char *interface,
                                    struct domain **domain)
{
    for (struct domain *view = domains; view; view = view->next) {
        if (is_same_view(view, user, interface)) {
            *domain = view;
            return OK;
        }
    }
    return make_view(user, interface, domain);
}

/* --- Initialise -------------------------------------------------------------------------------- */

static void set_state(struct domain *domain, enum domain_state state)
{
    domain->state = state;
    for (size_t i = 0; i < domain->own_count; i++)
        event_renew(domain->own[i]);
}

static status run_initialiser(struct domain *domain)
{
    const struct spin_module *table = &domain->object->module.table;
    if (table->initialiser == SPIN_NONE)
        return OK;
    struct call call = {
        .name = domain->name,
        .domain = domain,
        .code = (void *)(uintptr_t)table->procedures[table->initialiser].code,
        .limit = limits.initialiser,
    };
    TRY(call_run(&call));
    int code = (int)call.registers.result[0];
    return code == STATUS_OK ? OK
                             : explain((enum status_code)code, "initialiser of '%s' failed: %s",
                                       domain->name, status_text(STATUS_VALUE(code)));
}

static status initialise_members(struct domain *domain)
{
    for (size_t i = 0; i < domain->member_count; i++)
        if (!domain_is_open(domain->members[i]))
            TRY(domain_initialise(domain->members[i]));
    return OK;
}

status domain_initialise(struct domain *domain)
{
    if (domain->state == DOMAIN_DEAD)
        return explain(STATUS_NOT_FOUND, "'%s' was destroyed", domain->name);
    if (domain->state != DOMAIN_CREATED && domain->state != DOMAIN_CLOSED)
        return explain(STATUS_EXISTS, "'%s' is initialised already", domain->name);
    const struct spin_import *missing = domain_unresolved(domain);
    if (missing)
        return explain(STATUS_UNRESOLVED, "'%s' needs '%s' of interface '%s', which nobody exports",
                       domain->name, missing->procedure, missing->interface);
    set_state(domain, DOMAIN_STARTING);
    status done = domain->object ? run_initialiser(domain) : initialise_members(domain);
    if (domain->state == DOMAIN_STARTING)
        set_state(domain, succeeded(done) ? DOMAIN_READY : DOMAIN_CLOSED);
    return done;
}

void domain_close(struct domain *domain)
{
    if (domain_is_open(domain) && !domain->is_kernel && !domain->survives)
        set_state(domain, DOMAIN_CLOSED);
}
