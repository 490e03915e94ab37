/* libclang as a table of procedures, found when the front end's child process starts it.
 *
 * Only parse/libclang*.c include this, and nothing else includes clang-c: spinc itself is not linked
 * against libclang, so that it starts without loading 100 MB of it. */
#pragma once

#include "convert.h"
#include "literal.h"
#include "words.h"

#include <clang-c/Index.h>

struct clang_table {
#define CLANG(name) __typeof__(&clang_##name) name;
#include "clang.def"
#undef CLANG
};
extern struct clang_table clang;

/* --- Reading cursors (libclang.c) --------------------------------------------------------------- */

struct cursor_list {
    CXCursor *cursors;
    size_t count;
};

struct cursor_list children_of(struct convert *cv, CXCursor cursor);

/* Copies the text of a CXString and disposes it. */
const char *take_string(struct convert *cv, CXString string);

/* First byte of the cursor in the preprocessed text, the byte behind it, and their tokens. */
uint32_t cursor_begin(CXCursor cursor);
uint32_t cursor_end(CXCursor cursor);
uint32_t first_token(struct convert *cv, CXCursor cursor);
uint32_t token_after(struct convert *cv, CXCursor cursor);
struct where cursor_where(struct convert *cv, CXCursor cursor);

/* The entry of a cursor in the table of tags or declarations, made when `make` and new. */
struct entry {
    CXCursor cursor;
    void *node;
    struct entry *next;
};
struct entry *entry_find(struct convert *cv, CXCursor cursor, bool make);

/* --- By noun --------------------------------------------------------------------------------------- */

/* Parameter declarations inside a declarator, in the order of its type: the names and annotations
 * that a function type itself does not have. */
struct declarator {
    struct cursor_list parameters;
    size_t next;
};

struct type *convert_type(struct convert *cv, CXType type, struct declarator *declarator,
                          uint32_t at);
struct type *convert_parsed_type(struct convert *cv, CXType type);
struct tag *convert_tag(struct convert *cv, CXCursor declaration);
void complete_tags(struct convert *cv);
struct type *new_type(struct convert *cv, enum type_kind kind);

void convert_attributes(struct convert *cv, CXCursor cursor, struct annotation **annotations,
                        struct attribute **attributes);
void check_placement(struct convert *cv, CXCursor cursor);
struct declarator declarator_of(struct convert *cv, CXCursor cursor);
struct decl *convert_declaration(struct convert *cv, CXCursor cursor);
struct decl *referenced_declaration(struct convert *cv, CXCursor name);

struct stmt *convert_statement(struct convert *cv, CXCursor cursor);
struct expr *convert_expression(struct convert *cv, CXCursor cursor);
struct expr *convert_initialiser(struct convert *cv, CXCursor cursor);
