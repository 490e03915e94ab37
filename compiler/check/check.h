/* Checks: from the tree as written to a tree in which everything is decided.
 *
 * Typing comes first (types completed, every conversion made explicit), the families of rules run
 * on the typed tree after it. What no function here allows is refused.
 *
 * Every refusal goes through refuse() and names its check function in table.def, so that the mutant
 * build can drop each in turn: a check that no test case misses is a check without a test. */
#pragma once

#include "ast.h"
#include "diag.h"

/* Checks and completes the unit. False when anything was reported: the unit must not be lowered.
 * requires: AST_PARSED. ensures, when true: AST_CHECKED. */
bool check_unit(struct unit *unit, struct diag_list *diags);

/* Drops one check function by its name. NULL: none is dropped any more. False when there is no such function or, always, when this
 * is not the mutant build: nothing can be dropped in the compiler that users run. */
bool check_drop(const char *name);

/* Names of the check functions in the order of table.def; NULL past the last. */
const char *check_name(size_t index);
/* Code that the check function reports: "PTR-01". */
const char *check_code(size_t index);
