/* Questions that several families of rules ask of the typed tree. */
#pragma once

#include "check/typing.h"

/* --- Attributes by their token text ----------------------------------------------------------- */

/* Whether the attribute is the named one, in either spelling: `packed` and `__packed__`. */
bool attribute_is(const struct attribute *attribute, const char *name);

/* The attribute of that name in the list, or NULL. */
const struct attribute *attribute_find(const struct attribute *list, const char *name);

/* The arguments of `format(printf, m, n)`, counted from 1. False when the list has none. */
bool attribute_format(const struct attribute *list, unsigned *format, unsigned *first);

/* --- Calls ------------------------------------------------------------------------------------ */

/* The type of the procedure that a call calls. */
struct type *call_type(const struct expr *call);

/* The function it calls, canonical, or NULL for a call through a pointer. */
struct decl *call_target(const struct expr *call);

/* The function that a procedure value names, canonical, or NULL. */
struct decl *procedure_named(const struct expr *value);

/* --- Places ----------------------------------------------------------------------------------- */

/* The next place outwards that `place` is part of, without following a reference; `a.b[i]` is part of
 * `a.b`, which is part of `a`. NULL at the end. */
const struct expr *place_outer(const struct expr *place);

/* Whether a variable lives in the activation of a function: a parameter or automatic local. */
bool decl_is_automatic(const struct decl *decl);
/* Whether it defines the procedure that a program begins with. */
bool decl_is_main(const struct decl *decl);

/* --- Text ------------------------------------------------------------------------------------- */

const char *expr_text(struct checker *c, const struct expr *expr);
/* "struct flow", or "a struct without a name". */
const char *tag_text(struct checker *c, const struct tag *tag);
