/* Events: every procedure of an interface is one; the right to call it is the right to raise it.
 *
 * An event knows the module that implements it (whose authority decides about installs), its
 * handlers, and every slot that is bound to it. A change of the handlers makes a new list and puts it
 * in place by one store; raises under way finish on the list they began with. Then the new entry is
 * stored into every slot: the code itself where a lone unguarded handler needs no dispatcher, else
 * the event's stub.
 *
 * Order of a list: FIRST before all that were there, LAST behind all, the others before the LASTs; the
 * default handler, of which an event has at most one, behind them all.
 * Handlers belong to domains; a domain that goes away takes its bindings along. A binding that was
 * uninstalled stays its domain's while a raise under way may still come to it. */
#pragma once

#include "gate.h"

#include <spin/abi.h>
#include <spin/status.h>

struct domain;

enum event_order { EVENT_ANY, EVENT_FIRST, EVENT_LAST, EVENT_DEFAULT };

enum { EVENT_CANCEL = 1 }; /* flags: when this handler has run, no later one does */

/* One handler on one event. */
struct binding {
    struct event *event;   /* NULL: uninstalled */
    struct domain *domain; /* whose handler it is; NULL: it is gone, or the kernel's */
    void *handler, *guard; /* code; no guard: NULL */
    uint32_t effects;      /* of the handler */
    enum event_order order;
    bool cancels, has_closure, is_intrinsic;
    uint64_t limit;       /* nanoseconds; 0: none */
    void *closure;        /* a root while the binding exists */
    void *capability;     /* the same; NULL: nobody has asked for one */
    uint32_t lists;       /* that name it */
    struct binding *next; /* of the same domain */
};

/* Never changes once it is in place. */
struct handler_list {
    uint32_t users; /* raises that run on it, and the event */
    size_t count;
    struct binding *binding[];
};

/* A slot of an importer, or of the implementer itself. */
struct slot {
    struct slot *next;
    void **word; /* the kernel's view of it */
};

struct event {
    const char *interface, *procedure;
    struct spin_fingerprint type;
    uint32_t effects;
    const struct spin_member *members; /* member 0 is the result */
    uint32_t member_count;
    struct domain *domain; /* implements it */
    bool is_kernel;        /* implemented in C: nothing can be installed */
    bool is_notice; /* but on this; the kernel alone raises it for handlers (dispatch_tell()) */
    void *code;     /* of the implementation; a kernel entry for C */
    struct gate *gate;
    struct handler_list *list;
    struct slot *slots;
    void *authoriser; /* code in the implementing module; NULL: nobody but itself */
    struct event *next;
};

/* What an event is to be; nothing is copied, the texts live as long as the domain. */
struct event_plan {
    const char *interface, *procedure;
    struct spin_fingerprint type;
    uint32_t effects;
    const struct spin_member *members;
    uint32_t member_count;
    struct domain *domain;
    bool is_kernel;
    void *code;
};

/* An event with its implementation as the one handler; NULL: out of memory. */
struct event *event_create(const struct event_plan *plan);

/* Ends it: slots and procedure values lead to a fault of whoever calls. */
void event_destroy(struct event *event);

/* A slot for event_bind(), not bound yet; NULL: out of memory. slot_free() takes it back. */
struct slot *slot_new(void **word);
void slot_free(struct slot *slot);

/* Binds a slot, and takes it off again; the word is set at once. */
void event_bind(struct event *event, struct slot *slot);
void event_unbind(struct event *event, void **word);

/* Stores the entry that fits the handlers now into every slot; after any change of state. */
void event_renew(struct event *event);

/* Every event that exists; next by `next`. */
struct event *event_first(void);

/* --- Handlers -------------------------------------------------------------------------------------- */

/* Handler and guard are procedures of `domain`; the caller has checked their types. */
struct install_plan {
    struct domain *domain;
    const struct spin_procedure *handler, *guard;
    bool has_closure;
    void *closure;
    enum event_order order;
    uint32_t flags;
    uint64_t limit; /* nanoseconds; 0: the default */
};

/* Installs when the implementing module allows it. MISMATCH: the guard could have an effect, or the
 * event wants ephemeral code; EXISTS: it has a default handler; DENIED; LIMIT. */
status event_install(struct event *event, const struct install_plan *plan,
                     struct binding **binding);

/* Uninstalls: no raise that starts afterwards runs it. */
status event_uninstall(struct binding *binding);

/* The binding of the implementation itself, of the default handler; NULL: there is none. */
struct binding *event_intrinsic(const struct event *event);
struct binding *event_default(const struct event *event);

/* A domain goes away: its bindings end, also in raises under way. */
void event_forget_domain(struct binding **bindings);

/* Nobody uses a list any more. */
void event_list_end(struct handler_list *list);

/* For dispatch.c: begin and end using the list of now. */
static inline struct handler_list *event_enter(struct event *event)
{
    event->list->users++;
    return event->list;
}

static inline void event_leave(struct handler_list *list)
{
    if (--list->users == 0)
        event_list_end(list);
}
