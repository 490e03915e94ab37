/* Files and positions of one compile.
 *
 * A position names a file of the set, a line and a column of the file as the user wrote it (not of
 * preprocessed text). Raw text is read once, on demand, to print the line under a diagnostic. */
#pragma once

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Position in a user's file; line and column count from 1, 0 means unknown. */
struct where {
    uint32_t file; /* index in the set */
    uint32_t line;
    uint32_t column;
};

enum source_kind {
    SOURCE_MAIN,      /* the file being compiled */
    SOURCE_INTERFACE, /* any other header, wherever it lies: one header = one interface */
    SOURCE_PRIVATE,   /* a header that says module(name): shared by the sources of that module */
    SOURCE_PRELUDE,   /* spin/safe.h and the standard headers that come with the compiler */
};

struct source {
    const char *path;    /* as opened */
    const char *display; /* as shown in messages, objects and reports: no path of this machine */
    enum source_kind kind;
    const char *text; /* read on demand by source_line(); NULL before */
};

struct source_set {
    struct arena *arena;
    struct source *files;
    uint32_t count;
};

struct source_set *source_set_new(struct arena *arena);

/* Index of the file, added when new. */
uint32_t source_add(struct source_set *set, const char *path, const char *display,
                    enum source_kind kind);
const struct source *source_get(const struct source_set *set, uint32_t file);

/* Whether the file is the module's own: a source, or a private header. */
bool source_is_own(const struct source_set *set, uint32_t file);

/* Whether `path` leads to a file of the set: a result must not take the place of a source. */
bool source_is_at(const struct source_set *set, const char *path);

/* The text of one line without its newline, or NULL when the file cannot be read (any more).
 * Owned by the set's arena. */
const char *source_line(struct source_set *set, struct where where);
