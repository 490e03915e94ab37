/* A relocatable file written anew: sections left out, one section's bytes replaced.
 *
 * What stays keeps its order, its bytes and its relocations; only indices, names and offsets in the
 * file change. Symbols of the sections that are left out go with them. */
#pragma once

#include "object/relocatable.h"

struct rebuild_plan {
    bool (*leaves_out)(const char *section); /* NULL: none; never asked of loaded sections */
    const char *replaced;                    /* name of a section with bytes; NULL: none */
    const void *bytes;                       /* its new ones */
    size_t size;
};

/* Rebuilds the file in the arena and opens it again. NULL when done; else what is in the way. */
const char *relocatable_rebuild(struct relocatable *file, const struct rebuild_plan *plan,
                                struct arena *arena);
