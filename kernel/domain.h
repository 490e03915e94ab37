/* Domains: logical protection domains, the unit of naming, linking and fate.
 *
 * A domain is one object (create), an aggregate of others (combine), or the kernel's own procedures.
 * States:
 *
 *     created --initialise--> starting --> ready <--initialise-- closed
 *                                            \------------------^  (cut off in the middle)
 *     any --destroy--> dead, and freed when no stack leads into its text any more
 *
 * Only starting and ready domains take calls. A domain belongs to an owner: the domain that created
 * it, or the host (NULL). Names, limits and authority go by domain. link.h binds them. */
#pragma once

#include "account.h"
#include "event.h"
#include "object.h"

#include <spin/interface.h>

enum domain_state { DOMAIN_CREATED, DOMAIN_STARTING, DOMAIN_READY, DOMAIN_CLOSED, DOMAIN_DEAD };

/* A procedure that the domain's module calls. */
struct import {
    const struct spin_import *row;
    struct event *event; /* NULL: unresolved */
};

struct domain {
    uint64_t id; /* never used for another */
    char *name;
    enum domain_state state;
    struct domain *owner; /* NULL: the host */
    struct domain *payer; /* whose account it is counted in; NULL: nobody's */
    bool is_kernel;       /* implemented in C */
    bool is_held;  /* the host has its pointer: dead or not, it stays until the host lets go */
    bool survives; /* it says that cutting its frames does no harm */
    struct account account;
    struct object *object; /* NULL: an aggregate, or the kernel's */

    struct import *imports;
    size_t import_count;
    struct event **exports; /* what it offers; its own events, or those of members */
    size_t export_count;
    struct event **own; /* events it implements */
    size_t own_count;
    struct domain **members; /* of an aggregate */
    size_t member_count;
    struct binding *bindings; /* handlers it installed */

    uint64_t faults;      /* charged to it */
    uint64_t fault_limit; /* destroyed when it has so many; 0: never */
    uint64_t strands;     /* that run for it */
    void *capability[2];  /* its owner capability and its exports capability; roots */
    struct domain *next;
};

/* Time limits, in nanoseconds; 0: none. */
struct domain_limits {
    uint64_t guard, handler, initialiser;
};

/* The limits in force; the host may change them. */
struct domain_limits *domain_limits(void);

/* --- Making and ending ----------------------------------------------------------------------------- */

/* A domain from a sealed file. `name` NULL: the module's own name. */
status domain_create(const void *file, size_t size, const char *name, struct domain *owner,
                     struct domain **domain);

/* The same from an ELF file without a seal: object_create_asserted(). */
status domain_create_asserted(const void *file, size_t size, const char *name, struct domain *owner,
                              struct domain **domain);

/* An empty domain of the kernel's own. */
status domain_create_kernel(const char *name, struct domain **domain);

/* Adds an interface that C code implements; code[i] implements procedures[i]. */
status domain_add_interface(struct domain *kernel, const struct spin_host_interface *interface,
                            void (*const *code)(void));

/* An aggregate that exports what all members export; EXISTS: two export the same procedure. */
status domain_combine(struct domain *const *members, size_t count, const char *name,
                      struct domain *owner, struct domain **domain);

/* A domain that re-exports an interface that `user` is linked against; being able to name it is the
 * right to do so. The same one while `user` is linked as it was. */
status domain_create_from_interface(struct domain *user, const char *interface,
                                    struct domain **domain);

/* Withdraws one event: every domain that offers or imports it forgets it, then it ends. */
void domain_withdraw(struct event *event);

/* Runs the initialiser, or runs it again after the domain was closed. UNRESOLVED, names the first
 * procedure that is missing; FAULT, TIME; else what the initialiser returned. */
status domain_initialise(struct domain *domain);

/* Its frames were cut in the middle of something: no new calls until it is initialised again. */
void domain_close(struct domain *domain);

/* Ends it: handlers uninstalled, strands stopped, exports withdrawn, nothing dangles. The memory goes
 * when no stack leads there any more (domain_reap()). The kernel's own cannot be destroyed. */
status domain_destroy(struct domain *domain);

/* Frees dead domains that nothing leads into; how many are left. */
size_t domain_reap(void);

/* Ends all domains, at shutdown. */
void domain_shutdown(void);

/* --- Asking ---------------------------------------------------------------------------------------- */

struct domain *domain_first(void);
struct domain *domain_find(const char *name);
struct domain *domain_numbered(uint64_t id);

/* The domain whose text holds `pc`, NULL: none. */
struct domain *domain_at(uintptr_t pc);

const char *domain_name(const struct domain *domain);
uint64_t domain_id(const struct domain *domain);
struct account *domain_account(struct domain *domain);
struct binding **domain_bindings(struct domain *domain);
static inline bool domain_is_open(const struct domain *domain)
{
    return domain->state == DOMAIN_STARTING || domain->state == DOMAIN_READY;
}
bool domain_is_created(const struct domain *domain);

/* Whether it is linked to an interface of the kernel. */
bool domain_is_linked(const struct domain *domain, const char *interface);

/* The first import without a procedure, NULL: fully resolved. */
const struct spin_import *domain_unresolved(const struct domain *domain);

/* The event a domain exports under this name, NULL: none. */
struct event *domain_export(const struct domain *domain, const char *procedure);
