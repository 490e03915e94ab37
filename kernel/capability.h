/* Capabilities: what extensions hold of kernel things.
 *
 * A collected object of a type of its own whose one word leads to the thing; extensions can copy and
 * pass it and nothing else. The thing going away empties the word, so that every copy is stale at
 * once. Kernel entries look up each capability they are given, every time: type, then word. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum capability_kind {
    CAPABILITY_CONSOLE,
    CAPABILITY_DEVICE,
    CAPABILITY_DOMAIN,
    CAPABILITY_EXPORTS,
    CAPABILITY_BINDING,
    CAPABILITY_STRAND,
    CAPABILITY_PROCESSOR,
    CAPABILITY_REQUEST,
    CAPABILITY_KINDS
};

/* The object behind a `struct processor *` of an extension. */
struct processor_record {
    void *scheduler;
    uint64_t maker; /* number of the domain that made it */
};

/* Makes the types; false: out of memory. And forgets them. */
bool capability_boot(void);
void capability_shutdown(void);

/* A capability for `target`, charged to the running strand; NULL when its heap limit is reached. */
void *capability_create(enum capability_kind kind, void *target);

/* What it leads to, NULL: that is gone. Faults the calling extension when `capability` is null or of
 * another kind. */
void *capability_target(enum capability_kind kind, const void *capability);

/* Empties the word of the capability in a cell, and the cell. An empty cell is left alone. */
void capability_revoke(void **cell);
