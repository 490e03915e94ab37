/* Text of an interface, rebuilt from the typed tree: the header without comments and macros, in an
 * order and spelling of our own, that compiles to the same interface. Its text is the same in every
 * module that includes the interface, also in the one that completes its opaque structs.
 *
 * requires: AST_CHECKED. */
#pragma once

#include "ast.h"

/* Also sets `included` for every file (by its number) that the text includes. */
const char *interface_text(struct arena *arena, const struct unit *unit,
                           const struct interface *interface, bool *included);

/* Whether the function is a procedure of the interface: declared in its header, first mention. */
bool interface_has(const struct interface *interface, const struct decl *decl);
