/* The contract of a back end: lowered C text in, a relocatable ELF object out.
 *
 * A back end runs in a child process with limits on time and memory. It sees nothing but the text: no
 * header, no environment, no file of the user, so that the same text gives the same bytes. The text
 * is our own; that a back end refuses it is a mistake of ours and never the user's. */
#pragma once

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct codegen_options {
    bool is_optimised; /* -O2 or -O0; clang only */
    bool has_debug;    /* -g; clang only */
    const char *name;  /* of the user's source, as shown; NULL: none */
};

struct code {
    uint8_t *bytes; /* in the arena */
    size_t size;
};

struct backend {
    const char *name;    /* as in --backend=NAME */
    const char *version; /* in the object's `compiler` text */
    /* NULL when `code` holds the object; else what went wrong, one line or more. */
    const char *(*compile)(const char *text, size_t size, const struct codegen_options *options,
                           struct arena *arena, struct code *code);
};

extern const struct backend backend_tcc, backend_clang;

/* The back end of this name, or NULL. */
const struct backend *backend_find(const char *name);
