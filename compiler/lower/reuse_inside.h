/* What the files of load reuse share: one function, and what is known in it. */
#pragma once

#include "known.h"

enum { REUSE_LOCALS_MAX = 400 }; /* that are added to a function */

struct reusing {
    struct low_unit *unit;
    struct low_function *function;
    struct arena *scratch; /* what does not outlive the pass */
    struct known known;
    struct low_stmts stmts; /* the function as it becomes */
    uint32_t local_count;
    struct fronts *fronts; /* of loops, while loads are hoisted */
    /* By statement, of the last round: */
    uint32_t *spots;    /* what it reads or writes, 0: nothing to be reused */
    uint32_t *targets;  /* the number of the place that it changes */
    bool *is_redundant; /* loads: the contents are known */
    /* By number of a spot: */
    struct low_local **holders; /* what holds its contents, where they are known */
};

struct low_value *reuse_value(const struct reusing *r, struct low_local *local);
/* A local that holds what is loaded into `like`. */
struct low_local *reuse_local(struct reusing *r, const struct low_local *like);
void reuse_append(struct reusing *r, struct low_stmt stmt);

/* --- hoist.c --------------------------------------------------------------------------------------------- */

/* Called before each statement, in the last round of the flow. */
void hoist_note(struct reusing *r);
/* Reads in front of each loop what no turn of it changes; true when something was. requires: the flow has run. */
bool hoist_loads(struct reusing *r);

/* --- counts.c -------------------------------------------------------------------------------------------- */

/* Carries element counts along with references that change. requires: contents are forwarded. */
void reuse_counts(struct reusing *r);
