/* The prelude as the compiler knows it.
 *
 * Procedures and structs of the prelude mean something to the compiler by their names: new() makes an
 * object, install() makes a capability. Each that a tree holds must be one of prelude.def, with exactly
 * that type, whoever made the tree: a macro before the prelude may not rename them, nor a front end
 * that was taken over invent them. */
#pragma once

#include "ast.h"

/* What is wrong with the prelude of this tree as parsed, or NULL. */
const char *prelude_flaw(const struct unit *unit);
