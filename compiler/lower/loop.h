/* Loops of a lowered function, as check removal sees them, and the checks that a test in front of one
 * makes superfluous.
 *
 * A loop is a label, what follows up to the last jump back to it, and nothing that is entered from
 * elsewhere. What stands before the first label inside is the front: every turn passes it. A guard is
 * a condition in the front that leaves the loop and compares the counter with something that no turn
 * changes. Behind the guard the counter is within a range of which both ends can be computed before
 * the loop is entered; where an index is linear in the counter, so can its least and greatest value.
 *
 * Numbers are u64 throughout, modulo 2^64, and only what cannot wrap is compared. */
#pragma once

#include "low.h"

struct loop {
    const struct low_function *function;
    struct arena *arena;
    uint32_t number;   /* the marks of locals are those of this loop */
    size_t head, end;  /* the label and the last jump back to it */
    size_t front_end;  /* the first label behind head, or end */
    bool has_one_jump; /* back, so that every turn but the last comes to `end` */
    const struct jumps *jumps;
};

/* Where a label is, and the first and last jump to it. */
struct jumps {
    size_t at, first, last;
};

/* By label; SIZE_MAX: there is none. */
struct jumps *loop_jumps(const struct low_function *function, struct arena *arena);

/* Whether an innermost loop begins at the label `head`; marks what its turns change. */
bool loop_find(struct loop *loop, size_t head);

/* A condition that leaves the loop, and so bounds the counter behind it. */
struct guard {
    size_t at;
    struct low_local *counter;
    uint64_t offset; /* the guard compares the counter plus this */
    bool is_signed;
    bool is_stepped;                /* a turn adds `step`, or leaves it as it is: */
    bool is_steady;                 /* never the latter */
    uint64_t step;                  /* as u64; of a narrower counter sign-extended, like offset */
    struct low_value *least, *most; /* of what is compared, behind the guard, u64 */
    struct low_value *start;        /* steady: of what is compared, in the first turn */
    struct low_value *low,
        *high; /* of the variable that all is said by: turns, or what is compared */
    struct conditions *conditions; /* that must hold for this */
};

/* What must hold in front of a loop: comparisons of u64 or of pointers. */
enum { CONDITIONS_MAX = 60 };
struct conditions {
    size_t count;
    struct low_value *list[CONDITIONS_MAX];
};

/* The statement at `at` as a guard. */
bool loop_guard(const struct loop *loop, size_t at, struct guard *guard);

/* Adds to the conditions what makes the check at `at` superfluous; false, with why, and nothing added
 * when it cannot be said. */
bool loop_check(const struct loop *loop, const struct guard *guard, size_t at,
                struct conditions *conditions, const char **why);

/* Writes the beginning of loops that have others inside once more in front of them, where it checks what
 * no turn changes (peel.c). True when there were such. */
bool low_peel(struct low_function *function, struct arena *arena);
