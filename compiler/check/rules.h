/* The families of rules, each in a file of its own. All but the first run on the typed tree.
 *
 * requires: a unit whose typing reported nothing (rules_subset: AST_PARSED). A family reports through refuse() and changes
 * nothing but the facts on declarations that ast.h says check sets. */
#pragma once

#include "check/checker.h"

void rules_subset(struct checker *c); /* R29: attributes, annotations, qualifiers; before typing */
void rules_limit(struct checker *c);  /* R15, R22: sizes */
void rules_union(struct checker *c);  /* R9 */
void rules_view(struct checker *c);   /* R16 */
void rules_flexible(struct checker *c);   /* R14 */
void rules_block(struct checker *c);      /* R13 */
void rules_scope(struct checker *c);      /* R5, R6: stack references do not escape */
void rules_format(struct checker *c);     /* R12 */
void rules_order(struct checker *c);      /* R21 */
void rules_effect(struct checker *c);     /* R22, R23: ephemeral, functional, recursion */
void rules_interface(struct checker *c);  /* R28: modules and interfaces */
void rules_capability(struct checker *c); /* R17 */
void rules_global(struct checker *c);     /* R18 */
void rules_event(struct checker *c);      /* install() and authorise() */

/* Integer or reference words that a call of the procedure passes, a hidden result pointer included,
 * and its floats. interface.c */
unsigned procedure_words(struct type *function, unsigned *floats);
