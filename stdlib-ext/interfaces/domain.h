/* Interface domain: loading and linking of extensions by extensions. Privileged: a domain gets it only
 * when the operator grants it.
 *
 * A `struct domain *` is the owner's capability: it may be resolved, initialised, destroyed. A
 * `struct exports *` is a source for links and nothing else; it is what one gives away. Both become
 * stale when the domain is destroyed: then the calls fail with STATUS_NOT_FOUND. How many domains a domain
 * may have made, aggregates included, is limited by its account. */
#pragma once

#include <spin/safe.h>

struct domain;
struct exports;

/* A domain from the bytes of a sealed object; its exports are visible, its imports unresolved. Null,
 * with the reason in `why`, when it is refused. */
struct domain *__nullable domain_create(const u8 *__counted_by(n) __scope object, size_t n,
                                        status *__scope why);

/* Binds what `into` imports and has not got yet to what `from` exports. Only `into` changes. */
status domain_resolve(struct domain *into, struct exports *from) __must_check;

/* Takes those bindings back, so that it can be resolved against another. */
status domain_unresolve(struct domain *into, struct exports *from) __must_check;

/* Runs the initialiser: once, and again after the domain was closed. */
status domain_initialise(struct domain *domain) __must_check;

/* Ends the domain. */
status domain_destroy(struct domain *domain) __must_check;

/* What it exports. Null when the domain is gone. */
struct exports *__nullable domain_exports(struct domain *domain);

/* What two sources export together. Null when both export a procedure of one name. */
struct exports *__nullable domain_combine(struct exports *a, struct exports *b);

/* The exports of an interface that the caller itself is linked against. Null when it is not. */
struct exports *__nullable domain_of_interface(const char *__cstr interface);
