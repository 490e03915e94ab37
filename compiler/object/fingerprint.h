/* Fingerprints: BLAKE2b-256 of a type's canonical text.
 *
 * The text spells a type with everything that callers rely on and nothing that they do not: reference
 * kinds as check resolved them, bounds (parameters by position, fields by name), const, scope,
 * nullability, layouts of all complete types that can be reached, enumerator values, and the word
 * `opaque`; no parameter names, no typedef names, no positions. No effects either: fingerprints must be
 * equal, but an implementer may promise more than an importer relies on, and a handler more than its
 * event; the linker compares them beside. The fingerprint of a whole interface is of its text
 * (object/interface.h), effects included. Structs that an interface leaves incomplete are opaque also to
 * the module that completes them, so that both sides agree.
 * Types of the module's own are marked with its name: they are never equal to another module's.
 *
 *     fn(void; object mutable opaque console:console, counted #2 scope const char, ulong)
 *     struct point {8 4; 0 x int; 4 y int}
 *
 * requires: AST_CHECKED. */
#pragma once

#include "ast.h"

#include <spin/abi.h>

/* Canonical text of a type followed by the definitions it reaches. */
const char *canonical_type(struct arena *arena, const struct unit *unit, const struct type *type);

/* The same of a procedure type without its first `skip` parameters and, when `result` is not NULL,
 * with that result; `attributes` may say where the format of a variadic one is. */
const char *canonical_procedure(struct arena *arena, const struct unit *unit,
                                const struct type *type, const struct attribute *attributes,
                                size_t skip, const struct type *result);

/* Fingerprint of a function's type as written in its interface. */
struct spin_fingerprint fingerprint_function(struct arena *arena, const struct unit *unit,
                                             const struct decl *function);

/* Whether an interface header completes this tag (a tag of the prelude counts). */
bool tag_is_public(const struct unit *unit, const struct tag *tag);

/* Whether an interface names this struct without completing it. */
bool tag_is_opaque(const struct unit *unit, const struct tag *tag);
