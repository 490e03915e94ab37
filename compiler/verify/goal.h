/* What the verifier proves of values, and how: backwards.
 *
 * A goal is a statement about values just before a statement of the function. It is followed against the
 * flow of control: an assignment puts its right side for the local, a check or a condition that was
 * passed may show it, any other change of a local that it mentions ends it. At a label it must hold on
 * all ways in; on the way around a loop it may be taken as shown already, so that what is proven is
 * what no turn destroys. What is not recognised proves nothing. */
#pragma once

#include "flow.h"
#include "sum.h"

enum goal_kind {
    GOAL_THERE, /* `value` is not null */
    GOAL_NOT,   /* `value` is not `count`, a number */
    GOAL_KIND, /* `value` is null or a reference as `need` says; if `when`, only if that is not 0 */
    GOAL_SPAN, /* `value` reaches elements `first` .. `first` + `count` of need.target */
    GOAL_ORDER, /* `first` <= `count` */
    GOAL_SAME,  /* `value` and `when`, references, are one */
    GOAL_ONCE,  /* `value`, a local, does not change when memory does (R25) */
    GOAL_REAL,  /* `value`, an f64, is a number */
    GOAL_BELOW, /* `value` is less than `real` */
    GOAL_FROM,  /* `value` is at least `real` */
    GOAL_NEVER, /* no way leads here: each passes a check or a condition of numbers that does not hold */
};

/* What a reference must be. */
struct need {
    const struct type *target;   /* its object or elements; NULL: whatever there is */
    const struct type *function; /* or a procedure of this type */
    bool is_start;               /* the start of an object with a header */
    bool is_header;              /* with a header in front, which may be lent only */
    bool is_array;               /* whose elements are exactly those */
    bool is_trusted;             /* nobody outside the module has given it (R17) */
    /* GOAL_SPAN: */
    bool is_bytes;    /* `count` is in bytes, `first` in elements */
    bool is_whole;    /* elements of the flexible member of a `target` */
    bool is_nullable; /* nothing is wanted of null */
    bool is_there;    /* it is not null */
};

struct goal {
    enum goal_kind kind;
    const struct low_value *value, *when;
    struct need need;
    struct sum first, count;
    double real;
};

enum answer { ANSWER_OPEN, ANSWER_YES, ANSWER_NO };

struct memo {
    struct goal goal;
    bool is_refuted, is_gone, is_pending;
    struct memo *next;
};

struct prover {
    const struct low_unit *unit;
    const struct low_function *function;
    struct arena *arena; /* of one function */
    struct flow flow;
    struct claims *claims;
    bool is_final;       /* loads are marked: R25 is demanded */
    struct memo **memos; /* by label */
    struct memo **trail; /* what was taken as shown, in order */
    size_t trail_count, trail_room;
    unsigned depth, steps; /* of the statement that is looked at */
};

/* `a OP b` is known: ULT, ULE, EQ or NE, or for floats FLT, FLE, and their `not_` forms. */
struct fact {
    enum low_op op;
    bool is_not;
    const struct low_value *a, *b;
    bool is_form;  /* holds whatever memory says */
    bool is_check; /* not a condition of the user's */
};

/* Whether the goal holds just before statement `at`. */
bool prove(struct prover *p, const struct goal *goal, size_t at);

/* Its forms. */
bool prove_there(struct prover *p, const struct low_value *value, size_t at);
bool prove_same(struct prover *p, const struct low_value *a, const struct low_value *b, size_t at);
bool prove_kind(struct prover *p, const struct low_value *value, struct need need, size_t at);
bool prove_span(struct prover *p, const struct low_value *value, const struct sum *first,
                const struct sum *count, struct need need, size_t at);
bool prove_order(struct prover *p, const struct sum *a, const struct sum *b, size_t at);
bool prove_once(struct prover *p, const struct low_value *value, size_t at); /* all its locals */
bool prove_not(struct prover *p, const struct low_value *value, uint64_t number, size_t at);
bool prove_float(struct prover *p, enum goal_kind kind, const struct low_value *value, double real,
                 size_t at);

/* --- span.c: GOAL_SPAN and GOAL_ORDER --- */

enum answer span_settle(struct prover *p, struct goal *goal, size_t at);
bool span_by_fact(struct prover *p, const struct goal *goal, const struct fact *fact, size_t at);
enum answer span_at(struct prover *p, struct goal *goal, const struct low_stmt *stmt, size_t at);
bool span_at_entry(struct prover *p, const struct goal *goal);

/* --- kind.c: GOAL_KIND and GOAL_THERE --- */

enum answer kind_settle(struct prover *p, struct goal *goal, size_t at);
bool kind_by_fact(struct prover *p, const struct goal *goal, const struct fact *fact, size_t at);
enum answer kind_at(struct prover *p, struct goal *goal, const struct low_stmt *stmt, size_t at);
bool kind_at_entry(struct prover *p, const struct goal *goal);
enum answer there_settle(struct prover *p, struct goal *goal, size_t at);
bool there_by_answer(struct prover *p, const struct goal *goal, const struct fact *fact, size_t at);
bool there_at_entry(struct prover *p, const struct goal *goal);

/* --- types.c: what is declared --- */

const struct type *type_bare(const struct type *type); /* without aliases */
bool type_alike(const struct type *a, const struct type *b);
bool type_begins_with(const struct type *whole, const struct type *part); /* or is it */
bool type_is_bytes(const struct type *type);
/* Whether a reference that is declared as this is what is needed. */
bool type_fits(struct prover *p, const struct type *reference, struct need need);
/* What a place that is declared as this wants of what is stored into it. */
struct need need_of(const struct type *reference);
const struct low_object *object_of_cell(const struct low_unit *unit, const char *cell);
const struct type *procedure_of_name(const struct low_unit *unit, const char *name);
const struct type *descriptor_of_id(const struct low_unit *unit, const char *id);
/* The type of the procedure that a statement calls; NULL: an entry. */
const struct type *type_of_callee(struct prover *p, const struct low_stmt *call);
/* A bound over the values of parameters; bad when it cannot be said. */
struct sum sum_of_bound(struct prover *p, const struct expr *bound,
                        const struct low_value *const *values, const struct type *const *types,
                        size_t count);
