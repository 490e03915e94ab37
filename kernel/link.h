/* Linking: imports of one domain are bound to exports of another.
 *
 * Everything is planned and checked, then committed; the commit cannot fail. Only `into` changes. An
 * import is found by the name of its procedure and bound when the whole fingerprints agree. What
 * `from` does not export stays unresolved; that is no error here (domain_initialise() insists).
 * Links are direct: an indirect call through the slot, nothing in between, shared fate. So both sides
 * must belong to one owner, or `from` be the kernel's. */
#pragma once

#include "domain.h"

/* Binds the unresolved imports of `into` to exports of `from`; `bound`, unless NULL, gets how many.
 * MISMATCH names the procedure and both types; UNSUPPORTED: the domains have different owners. */
status link_resolve(struct domain *into, const struct domain *from, size_t *bound);

/* The same for the procedures of one interface alone. */
status link_resolve_interface(struct domain *into, const struct domain *from,
                              const char *interface);

/* Takes the bindings to exports of `from` back, to link against another. */
status link_unresolve(struct domain *into, const struct domain *from);

/* Takes back what link_resolve_interface() gave, to the domain, its members, and those that they loaded. */
void link_withdraw(struct domain *domain, const struct domain *from, const char *interface);
