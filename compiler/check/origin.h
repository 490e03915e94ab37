/* Where a reference may point: derived from the tree alone, independently of the kinds that typing
 * inferred, so that the escape rules do not rest on one reading. */
#pragma once

#include "check/checker.h"

enum origin {
    ORIGIN_OBJECT, /* start of an object with a header, a procedure, or null: may go anywhere */
    ORIGIN_LENT,   /* inside an object or a global, or lent by the caller: lives on, stays here */
    ORIGIN_FRAME,  /* in this activation: gone when the function returns */
};

struct origins;

/* What the locals of a function may hold, over all assignments in its body. */
struct origins *origins_of(struct checker *c, struct decl *function);

/* Where the value of an expression may point; ORIGIN_OBJECT when it is not a reference. `origins`
 * may be NULL at file scope. */
enum origin origin_of(const struct origins *origins, const struct expr *expr);

/* What a local or parameter may hold. */
enum origin origin_of_local(const struct origins *origins, const struct decl *local);

/* The automatic local or parameter that a place is, as a whole, or NULL. */
struct decl *origin_local(const struct expr *place);

/* The automatic local or parameter that a place is part of, on a way without references, or NULL. */
struct decl *origin_root(const struct expr *place);

/* The worst of what a stack-only value (a struct, an array, a list for one) holds. */
enum origin origin_held(const struct origins *origins, const struct expr *value);

/* The origin of a value as it lies in a place for stack references. */
enum origin origin_stored(const struct origins *origins, const struct expr *value);

/* Adds notes to the last report: by which assignments the value got its origin. */
void origin_notes(struct checker *c, const struct origins *origins, const struct expr *value);
