/* What a compile can show instead of an object, and text in memory to show it in. */
#pragma once

#include "compile.h"
#include "lower/low.h"

#include <stdio.h>

/* Text that grows; `bytes` is malloc's. */
struct text {
    char *bytes;
    size_t size;
};
FILE *text_open(struct text *text);
void text_close(struct text *text, FILE *out); /* panics when memory ran out */

/* The lowered C with the object's tables. Standing alone it holds the headers it needs. */
void view_lowered(const struct low_unit *unit, const struct compile_options *options, FILE *out,
                  bool stands_alone);

/* The user's source with, under each line, the checks that were inserted there. */
void view_checks(const struct low_unit *unit, FILE *out);

/* Tables of the interface that the input header declares. */
void view_interface(const struct unit *unit, const struct compile_options *options, FILE *out);

/* A make rule: the output depends on every file that was read. */
void view_dependencies(const struct source_set *sources, const struct compile_options *options,
                       const char *output, FILE *out);
