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

/* The definition of a struct, union or enum, a typedef, and a function declaration with effects and the
 * attributes that callers rely on; all without a final semicolon. */
const char *declare_tag(struct arena *arena, const struct tag *tag);
const char *declare_typedef(struct arena *arena, const struct decl *decl);
const char *declare_function(struct arena *arena, const struct decl *function);

/* The type that a parameter is declared with. */
const struct type *declared_type(const struct parameter *parameter);

/* A row of members[]: a field, a parameter or a result, declared as `written`; without effects. Strings
 * are in the arena. */
struct spin_member member_of(struct arena *arena, const struct type *type,
                             const struct type *written, const struct annotation *annotations,
                             const char *name);
