/* What loop.c and loop_check.c share. */
#pragma once

#include "loop.h"

/* Values of u64, folded where their parts are constants; condition operands. */
struct low_value *loop_number(const struct loop *loop, uint64_t bits);
struct low_value *loop_extended(const struct loop *loop, struct low_value *value, bool is_signed);
struct low_value *loop_join(const struct loop *loop, enum low_op op, struct low_value *a,
                            struct low_value *b);
struct low_value *loop_sum(const struct loop *loop, struct low_value *a, struct low_value *b);
struct low_value *loop_difference(const struct loop *loop, struct low_value *a,
                                  struct low_value *b);
struct low_value *loop_product(const struct loop *loop, struct low_value *a, struct low_value *b);
bool loop_is_number(const struct low_value *value, uint64_t bits);

/* Whether a step or factor is so small that its product with a number of turns is exact. */
bool loop_is_small(uint64_t number);

/* Whether a value is the same in every turn, and may be computed when no turn is made. */
bool loop_is_invariant(const struct loop *loop, const struct low_value *value);

/* Adds `a OP b`; false when it is known not to hold, or there is no room. */
bool loop_demand(const struct loop *loop, struct conditions *conditions, enum low_op op,
                 struct low_value *a, struct low_value *b);

/* The statement that gave a local the value it has at `at`; the head when that is what it had when the
 * turn began. False when it may be one of several. */
bool loop_find_setting(const struct loop *loop, const struct low_local *local, size_t at,
                       size_t *where);

/* A local as it was when the turn began, and a constant. */
struct affine {
    struct low_local *local;
    uint64_t offset;
};

bool loop_affine(const struct loop *loop, const struct low_value *value, size_t at,
                 struct affine *affine);

/* What every turn adds to a local, exactly once; 0: that cannot be said. */
uint64_t loop_step(const struct loop *loop, struct low_local *local);
