/* The sources of one module, each parsed for itself, as one unit.
 *
 * What C links by name is one entity then: all declarations of it have one canonical declaration. A tag that
 * a header declares is one tag in all sources that include it, and must mean the same in each. Everything
 * else stays the source's own: static names, tags and typedefs of the file. */
#pragma once

#include "ast.h"
#include "diag.h"

/* Merges units of one source set; false when anything was reported: two definitions of a name, a
 * header that means two things.
 * requires: AST_PARSED of each. ensures, when true: AST_PARSED of units[0], which has all; the others are gone. */
bool merge_units(struct unit **units, size_t count, struct diag_list *diags);
