/* Where references come from within a function, and what it relies on its callers to keep alive (R26). */
#pragma once

#include "flow.h"
#include "locals.h"

struct definitions; /* of one local */

struct lending {
    const struct low_function *function;
    struct locals locals;
    struct definitions *definitions; /* by number of the local */
    bool *relies;                    /* by parameter */
    bool is_value;                   /* not only called by this file */
};

/* What has the same object: another local; or nothing has to, as nobody collects it. */
struct lent_source {
    const struct low_local *local;
    bool is_own;
};

void lent_read(struct lending *lending, const struct low_function *function, struct arena *arena);

/* Whether no statement between the two, both included, sets the local. */
bool lent_is_unset(const struct lending *lending, const struct low_local *local, size_t from,
                   size_t to);

/* A parameter that always is what the caller passed, of a function that only this file calls. */
bool lent_is_lent(const struct lending *lending, const struct low_local *local);

/* Notes that the function relies on the caller's keeping it; true when that is new. */
bool lent_rely(struct lending *lending, const struct low_local *parameter);
bool lent_relies(const struct lending *lending, size_t parameter);

/* What the local's value at the statement was made from, if that has not changed since. */
struct lent_source lent_source(const struct lending *lending, const struct low_local *local,
                               size_t at);
/* Whether the local was set to the other since the last label, and both are still what they were. */
bool lent_is_copy(const struct lending *lending, const struct low_local *copy,
                  const struct low_local *local, size_t at);
struct lent_source lent_source_of(const struct low_value *value);

/* Calls `found` with the name of each function that others than direct calls of this file may lead to. */
typedef void lent_found(void *context, const char *name);
void lent_values(const struct low_unit *unit, lent_found *found, void *context);
