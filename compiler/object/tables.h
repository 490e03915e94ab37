/* The object's tables (spin/abi.h) as C text, printed after the lowered functions and data.
 *
 * Strings, members and reference offsets lie in one array each; rows point into them. Frame sizes are
 * not known yet: object/patch.c writes them into the procedure rows of the finished object. Rows are
 * structs of spin/abi.h, whose text must stand in front, so that rows and kernel cannot disagree. */
#pragma once

#include "lower/low.h"

struct table_options {
    const char *compiler; /* "spinc 0.1.0 clang -O2" */
};

/* requires: emit_c() has printed the unit to the same stream. */
void tables_print(const struct low_unit *unit, const struct table_options *options, FILE *out);

/* Tables of one interface for C code that implements it (spin/interface.h). */
void tables_print_host(struct arena *arena, const struct unit *unit,
                       const struct interface *interface, FILE *out);

/* C name of the array of procedure rows in the object. */
#define TABLES_PROCEDURES "spin_procedures"

/* That of the module, and the section of its line table, which object/lines.c fills. */
#define TABLES_MODULE        "spin_module"
#define TABLES_LINES_SECTION ".spin.lines"
