/* What the files that print tables share. */
#pragma once

#include "lower/low.h"
#include "object/pool.h"

#include <spin/abi.h>

#define IN_TABLES  "__attribute__((section(\".spin.tables\")))"
#define IN_STRINGS "__attribute__((section(\".spin.strings\")))"

/* Text that is printed later. */
struct part {
    FILE *stream;
    char *bytes;
    size_t size;
};

struct members {
    uint32_t first, count; /* in the array of members */
};

struct table {
    const struct low_unit *low; /* NULL for host interfaces */
    const struct unit *unit;
    struct arena *arena;
    struct pool *strings, *site_text;
    const char *prefix;                    /* of all C names */
    struct part members, references, rows; /* printed one after the other */
    uint32_t member_count, reference_count;
    /* Types: the unit's descriptors, then bases that no expression mentions. */
    const struct type **types;
    size_t type_count, type_room;
};

/* --- table.c: parts of rows --------------------------------------------------------------------- */

void table_open(struct table *t, struct arena *arena, const struct unit *unit, const char *prefix);
void table_close(struct table *t, FILE *out);
void row_text(struct table *t, const char *text, FILE *out); /* " spin_strings + 3," */
void row_fingerprint(const struct spin_fingerprint *fingerprint, FILE *out); /* " {"\\001..."}," */
void row_members(struct table *t, struct members members, FILE *out);        /* pointer and count */
struct members table_fields(struct table *t, const struct tag *tag);
struct members table_procedure(struct table *t, const struct decl *decl);
uint32_t procedure_effects(const struct decl *decl);

/* --- table_type.c -------------------------------------------------------------------------------- */

/* Prints spin_types; ids of types that lowering has no name for are defined here. */
void table_types(struct table *t);
/* Index of a type in spin_types, or SPIN_NONE. */
int32_t table_type_index(const struct table *t, const struct type *type);

/* --- table_lines.c ------------------------------------------------------------------------------- */

/* Names of the files that code comes from, as shown, SPIN_LINE_FILES at most. */
const char *const *table_file_names(const struct low_unit *low, uint32_t *count);
/* Prints spin_lines, still empty, and spin_files; the count of files. */
uint32_t table_files(struct table *t);
