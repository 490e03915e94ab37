/* Which locals facts are worth keeping of: those that a condition or check still depends on. Forgetting is
 * always safe, so nothing rests on this but time. */
#pragma once

#include "zone.h"

struct live {
    size_t words;          /* of a set */
    uint64_t **labels;     /* by label: live where it stands */
    const bool *is_wanted; /* by statement: an assignment to what is live behind it */
    uint32_t **dying;      /* by statement: numbers of locals that end with it, then 0; or NULL */
};

/* requires: locals are numbered (zone_scope_new()). */
struct live live_new(const struct zone_scope *scope, const struct low_function *function,
                     struct arena *arena);

bool live_at(const struct live *live, uint32_t label, uint32_t number);
