/* Interface namespace: names for exports, and who may have them.
 *
 * Whoever registers a name may say who gets the exports; without an authoriser, or when it fails,
 * nobody does but the domain that registered it. */
#pragma once

#include "domain.h"

/* Who asks. As an authoriser of events (event.h), one of names does not wait. */
struct namespace_request {
    u64 importer;  /* number of the domain that asks; never used for another */
    char name[32]; /* its module's name, ended by NUL, cut to 31 characters */
};

typedef _Bool (*namespace_authoriser)(const struct namespace_request *__scope request);

/* Registers exports of a domain of the caller under a name of 1 to 63 characters. STATUS_EXISTS: it is taken;
 * STATUS_LIMIT: the domain has as many names as it may have. */
status namespace_register(const char *__cstr name, struct exports *exports,
                          namespace_authoriser __nullable authoriser) __must_check;

/* Withdraws a name that the caller registered. */
status namespace_withdraw(const char *__cstr name) __must_check;

/* The exports of that name, or null when there are none for the caller. */
struct exports *__nullable namespace_find(const char *__cstr name);
