/* Types of the tree as C declarations again.
 *
 * The dialect's annotations are printed from what was written; a declaration printed with them and
 * compiled again has the same canonical text (object/fingerprint.h). requires: AST_CHECKED. */
#pragma once

#include "ast.h"

#include <spin/abi.h>
#include <stdio.h>

/* `name` declared with this type: "const u8 *p"; with the annotations in front of the name unless
 * NULL: "const u8 *__counted_by(n) p". */
const char *declare(struct arena *arena, const struct type *type,
                    const struct annotation *annotations, const char *name);

/* The definition of a struct, union or enum without a final semicolon. */
void declare_tag(struct arena *arena, const struct tag *tag, FILE *out);

/* A function declaration without a final semicolon: effects, result, parameters, attributes. */
void declare_function(struct arena *arena, const struct decl *function, FILE *out);

/* Rows for members[]: a field, a parameter or a result. Strings are in the arena. */
struct spin_member member_of(struct arena *arena, const struct type *type,
                             const struct annotation *annotations, const char *name);
