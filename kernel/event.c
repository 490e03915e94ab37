/* Events: their handlers and their slots. Raising is dispatch.c. */
#include "event.h"

#include "account.h"
#include "authority.h"
#include "capability.h"
#include "domain.h"
#include "explain.h"
#include "fault.h"
#include "heap.h"
#include "link_entry.h"
#include "memory.h"

#include <stdatomic.h>
#include <string.h>

enum { HANDLERS_MAX = 1000, NOTICE_HANDLERS_MAX = 16 /* of one domain */ };

static struct event *events;

struct event *event_first(void)
{
    return events;
}

/* --- Lists ------------------------------------------------------------------------------------- */

static struct handler_list *list_new(size_t count)
{
    struct handler_list *list = memory_new(sizeof *list + count * sizeof(struct binding *));
    if (list)
        list->count = count;
    return list;
}

/* Closure and capability are cells next to each other: one root. */
static bool binding_root(struct binding *binding)
{
    return heap_root_add(&binding->closure, sizeof binding->closure + sizeof binding->capability);
}

/* Among the bindings of its domain, which clears them when it ends. */
static void binding_link(struct binding *binding)
{
    struct binding **bindings = domain_bindings(binding->domain);
    binding->next = *bindings;
    *bindings = binding;
}

static void binding_unlink(struct binding *binding)
{
    struct binding **at = domain_bindings(binding->domain);
    while (*at && *at != binding)
        at = &(*at)->next;
    if (*at)
        *at = binding->next;
    binding->domain = NULL;
}

static void binding_release(struct binding *binding)
{
    if (--binding->lists > 0)
        return;
    if (binding->domain)
        binding_unlink(binding);
    heap_root_remove(&binding->closure);
    memory_free(binding);
}

/* No longer on the event; its memory and its domain stay as long as a list names it. */
static void binding_end(struct binding *binding)
{
    if (binding->is_intrinsic)
        binding_link(binding);
    else
        account_credit(domain_account(binding->domain), ACCOUNT_HANDLERS, 1);
    binding->event = NULL;
    capability_revoke(&binding->capability);
}

void event_list_end(struct handler_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        binding_release(list->binding[i]);
    memory_free(list);
}

/* The one store that makes a list the current one. */
static void list_commit(struct event *event, struct handler_list *list)
{
    struct handler_list *old = event->list;
    list->users = 1;
    for (size_t i = 0; i < list->count; i++)
        list->binding[i]->lists++;
    event->list = list;
    event_leave(old);
    event_renew(event);
}

/* --- Slots ------------------------------------------------------------------------------------- */

static void store(void **word, void *value)
{
    atomic_store_explicit((void *_Atomic *)word, value, memory_order_release);
}

/* Where a call of the event goes: straight to the code where that is the only handler. */
static void *entry_of(const struct event *event)
{
    const struct handler_list *list = event->list;
    if (!domain_is_open(event->domain))
        return domain_is_created(event->domain) ? link_entry_unresolved() : link_entry_closed();
    if (event->is_notice || (list->count == 1 && list->binding[0]->is_intrinsic))
        return event->code;
    return event->gate->stub;
}

void event_renew(struct event *event)
{
    void *entry = entry_of(event);
    store(&event->gate->target, entry);
    for (struct slot *slot = event->slots; slot; slot = slot->next)
        store(slot->word, entry);
}

struct slot *slot_new(void **word)
{
    struct slot *slot = memory_new(sizeof *slot);
    if (slot)
        slot->word = word;
    return slot;
}

void slot_free(struct slot *slot)
{
    memory_free(slot);
}

void event_bind(struct event *event, struct slot *slot)
{
    slot->next = event->slots;
    event->slots = slot;
    store(slot->word, entry_of(event));
}

void event_unbind(struct event *event, void **word)
{
    for (struct slot **at = &event->slots; *at; at = &(*at)->next) {
        struct slot *slot = *at;
        if (slot->word != word)
            continue;
        *at = slot->next;
        store(word, link_entry_unresolved());
        memory_free(slot);
        return;
    }
}

/* --- Events ------------------------------------------------------------------------------------ */

static struct binding *intrinsic_new(struct event *event)
{
    struct binding *binding = memory_new(sizeof *binding);
    if (!binding)
        return NULL;
    if (!binding_root(binding)) {
        memory_free(binding);
        return NULL;
    }
    binding->event = event;
    binding->domain = event->domain;
    binding->handler = event->code;
    binding->effects = event->effects;
    binding->is_intrinsic = true;
    return binding;
}

static bool event_fill(struct event *event)
{
    event->gate = gate_create(event);
    event->list = event->gate ? list_new(1) : NULL;
    if (!event->list)
        return false;
    event->list->binding[0] = intrinsic_new(event);
    if (!event->list->binding[0])
        return false;
    event->list->users = 1;
    event->list->binding[0]->lists = 1;
    return true;
}

struct event *event_create(const struct event_plan *plan)
{
    struct event *event = memory_new(sizeof *event);
    if (!event)
        return NULL;
    *event = (struct event){
        .interface = plan->interface,
        .procedure = plan->procedure,
        .type = plan->type,
        .effects = plan->effects,
        .members = plan->members,
        .member_count = plan->member_count,
        .domain = plan->domain,
        .is_kernel = plan->is_kernel,
        .code = plan->code,
        .next = events,
    };
    if (!event_fill(event)) {
        if (event->gate)
            gate_close(event->gate);
        memory_free(event->list);
        memory_free(event);
        return NULL;
    }
    events = event;
    event_renew(event);
    return event;
}

static void unlink_event(struct event *event)
{
    for (struct event **at = &events; *at; at = &(*at)->next) {
        if (*at == event) {
            *at = event->next;
            return;
        }
    }
}

void event_destroy(struct event *event)
{
    unlink_event(event);
    gate_close(event->gate);
    while (event->slots) {
        struct slot *slot = event->slots;
        event->slots = slot->next;
        store(slot->word, link_entry_dead());
        memory_free(slot);
    }
    for (size_t i = 0; i < event->list->count; i++) {
        struct binding *binding = event->list->binding[i];
        if (!binding->event) /* of a domain that is gone */
            continue;
        binding_end(binding);
        binding_unlink(binding);
    }
    event_leave(event->list);
    memory_free(event);
}

/* --- Install ----------------------------------------------------------------------------------- */

static size_t position(const struct handler_list *list, enum event_order order)
{
    size_t i = list->count;
    if (order == EVENT_DEFAULT)
        return i;
    if (order == EVENT_FIRST)
        return 0;
    if (i > 0 && list->binding[i - 1]->order == EVENT_DEFAULT)
        i--;
    while (order == EVENT_ANY && i > 0 && list->binding[i - 1]->order == EVENT_LAST)
        i--;
    return i;
}

/* A copy with room for one more: without `gone`, nor what stayed behind of domains that are gone. */
static struct handler_list *list_copy(const struct handler_list *old, const struct binding *gone)
{
    struct handler_list *list = list_new(old->count + 1);
    if (!list)
        return NULL;
    list->count = 0;
    for (size_t i = 0; i < old->count; i++)
        if (old->binding[i] != gone && old->binding[i]->event)
            list->binding[list->count++] = old->binding[i];
    return list;
}

static struct handler_list *list_with(const struct handler_list *old, struct binding *binding)
{
    struct handler_list *list = list_copy(old, NULL);
    if (!list)
        return NULL;
    size_t at = position(list, binding->order);
    memmove(list->binding + at + 1, list->binding + at, (list->count - at) * sizeof *list->binding);
    list->binding[at] = binding;
    list->count++;
    return list;
}

/* R23: what calls the event relies on what it promises, and its handlers and guards keep it. */
static status check_promise(const struct event *event, const struct install_plan *plan,
                            uint32_t effect, const char *name)
{
    bool is_kept =
        plan->handler->effects & effect && (!plan->guard || plan->guard->effects & effect);
    if (!(event->effects & effect) || is_kept)
        return OK;
    return explain(STATUS_MISMATCH, "'%s' takes only %s handlers and guards, '%s' is not one",
                   event->procedure, name,
                   plan->handler->effects & effect ? plan->guard->name : plan->handler->name);
}

static status check_plan(const struct event *event, const struct install_plan *plan)
{
    if (event->is_kernel && !event->is_notice)
        return explain(STATUS_DENIED, "'%s' is the kernel's own: nobody may install on it",
                       event->procedure);
    if (plan->order > EVENT_DEFAULT || plan->flags & ~(uint32_t)EVENT_CANCEL ||
        (event->is_notice && plan->order == EVENT_DEFAULT))
        return explain(STATUS_INVALID, "install on '%s': order or flags", event->procedure);
    if (plan->guard && !(plan->guard->effects & SPIN_FUNCTIONAL))
        return explain(STATUS_MISMATCH, "guard '%s' is not declared __functional",
                       plan->guard->name);
    TRY(check_promise(event, plan, SPIN_EPHEMERAL, "__ephemeral"));
    return check_promise(event, plan, SPIN_FUNCTIONAL, "__functional");
}

/* Anybody may install on what the kernel tells schedulers of, so nobody may fill it up for others. */
static bool has_room(const struct event *event, const struct domain *domain)
{
    const struct handler_list *list = event->list;
    size_t own = 0;
    if (!event->is_notice)
        return list->count < HANDLERS_MAX;
    for (size_t i = 0; i < list->count; i++)
        own += list->binding[i]->domain == domain;
    return own < NOTICE_HANDLERS_MAX;
}

/* After the authoriser ran, which may have installed and removed others. */
static status check_room(const struct event *event, const struct install_plan *plan)
{
    if (!has_room(event, plan->domain))
        return explain(STATUS_LIMIT, "'%s' has %d handlers", event->procedure,
                       event->is_notice ? NOTICE_HANDLERS_MAX : HANDLERS_MAX);
    if (plan->order == EVENT_DEFAULT && event_default(event))
        return explain(STATUS_EXISTS, "'%s' has a default handler", event->procedure);
    return OK;
}

static struct binding *binding_new(struct event *event, const struct install_plan *plan)
{
    struct binding *binding = memory_new(sizeof *binding);
    if (!binding)
        return NULL;
    *binding = (struct binding){
        .event = event,
        .domain = plan->domain,
        .handler = (void *)(uintptr_t)plan->handler->code,
        .guard = plan->guard ? (void *)(uintptr_t)plan->guard->code : NULL,
        .effects = plan->handler->effects,
        .order = plan->order,
        .cancels = plan->flags & EVENT_CANCEL,
        .has_closure = plan->has_closure,
        .closure = plan->closure,
        .limit = plan->limit ? plan->limit : domain_limits()->handler,
    };
    if (!binding_root(binding)) {
        memory_free(binding);
        return NULL;
    }
    return binding;
}

static status commit_install(struct event *event, const struct install_plan *plan,
                             struct binding **result)
{
    struct account *account = domain_account(plan->domain);
    if (!account_charge(account, ACCOUNT_HANDLERS, 1))
        return explain(STATUS_LIMIT, "domain '%s' may install no more handlers",
                       domain_name(plan->domain));
    struct binding *binding = binding_new(event, plan);
    struct handler_list *list = binding ? list_with(event->list, binding) : NULL;
    if (!list) {
        if (binding)
            heap_root_remove(&binding->closure);
        memory_free(binding);
        account_credit(account, ACCOUNT_HANDLERS, 1);
        return explain_memory("handlers");
    }
    binding_link(binding);
    list_commit(event, list);
    *result = binding;
    return OK;
}

status event_install(struct event *event, const struct install_plan *plan, struct binding **binding)
{
    TRY(check_plan(event, plan));
    TRY(authority_ask(event, plan));
    TRY(check_room(event, plan));
    return commit_install(event, plan, binding);
}

status event_uninstall(struct binding *binding)
{
    struct event *event = binding->event;
    if (!event)
        return explain(STATUS_NOT_FOUND, "the handler was uninstalled before");
    struct handler_list *list = list_copy(event->list, binding);
    if (!list)
        return explain_memory("handlers");
    binding_end(binding);
    list_commit(event, list);
    return OK;
}

struct binding *event_intrinsic(const struct event *event)
{
    for (size_t i = 0; i < event->list->count; i++)
        if (event->list->binding[i]->is_intrinsic)
            return event->list->binding[i];
    return NULL;
}

struct binding *event_default(const struct event *event)
{
    const struct handler_list *list = event->list;
    struct binding *last = list->count ? list->binding[list->count - 1] : NULL;
    return last && last->event && last->order == EVENT_DEFAULT ? last : NULL;
}

/* Out of memory must not keep a dead domain's handler alive: then it stays in the list, and the
 * dispatcher passes over it because it has no domain any more. */
void event_forget_domain(struct binding **bindings)
{
    while (*bindings) {
        struct binding *binding = *bindings;
        struct event *event = binding->event;
        struct handler_list *list = event ? list_copy(event->list, binding) : NULL;
        if (event)
            binding_end(binding);
        binding_unlink(binding);
        if (list)
            list_commit(event, list);
    }
}
