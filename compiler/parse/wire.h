/* The tree between the front end's child process and the compiler: bytes over a pipe.
 *
 * The same functions write and read, so that both sides agree. The reader trusts nothing: every
 * count, index, enum and reference is checked, and the finished tree is checked as a whole, before
 * anybody sees it. Bytes that a hostile child made up give an error, never a bad tree. */
#pragma once

#include "ast.h"
#include "diag.h"
#include "parse.h"

/* Everything a parse produced; `unit` may be NULL after errors. The bytes are the arena's. */
void wire_write(struct arena *arena, const struct source_set *sources,
                const struct diag_list *diags, struct unit *unit, const char **bytes,
                size_t *length);

/* Adds it to a source set and a list; the options say which file was to be parsed, and where the
 * prelude lies. Returns false when the bytes are not what wire_write
 * makes; *unit is NULL then and after reported errors. */
bool wire_read(const struct parse_options *options, struct arena *arena, struct source_set *sources,
               struct diag_list *diags, const char *bytes, size_t length, struct unit **unit);
