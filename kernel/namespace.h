/* The name server: names of domains' exports, and who may have them.
 *
 * An entry maps a name to a source for links, with an authoriser that is asked at each look-up who
 * wants it. Without an authoriser nobody gets it but the domain that registered it and its owner:
 * everything fails closed. The name server is no part of the linker. */
#pragma once

#include "domain.h"

/* Who decides: asked whether `importer` (NULL: the host) may have the exports. */
struct namespace_authority {
    bool (*ask)(const struct namespace_authority *authority, const struct domain *importer);
    uint64_t domain; /* number of the domain whose code it is */
    void *code;      /* in that domain */
};

/* Registers the exports of `domain`; EXISTS: the name is taken. `authority` NULL: nobody else. */
status namespace_register(const char *name, struct domain *domain,
                          const struct namespace_authority *authority);

/* Withdraws a name that `domain` registered; NOT_FOUND. */
status namespace_withdraw(const char *name, const struct domain *domain);

/* The domain to link `importer` against: NOT_FOUND, or DENIED when the authoriser says no. */
status namespace_find(const char *name, const struct domain *importer, struct domain **domain);

/* All names of a domain go. */
void namespace_forget(const struct domain *domain);

/* Forgets everything, at shutdown. */
void namespace_shutdown(void);
