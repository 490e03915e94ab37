/* What the files of the proof share: nothing is taken from the pass that removed the check. */
#pragma once

#include "claim.h"
#include "poly.h"

enum { FACTS = 80 };

/* `a OP b` holds in front of the loop; op is ULT, ULE, SLT, SLE, EQ or NE. */
struct fact {
    enum low_op op;
    struct poly a, b;
};

/* A jump of a function, in the list of those to its label. */
struct jump {
    size_t from;
    const struct jump *next;
};

/* Of a function, for all its claims. */
struct tables {
    const struct low_function *function;
    size_t *labels;            /* where each is; SIZE_MAX: nowhere */
    const struct jump **jumps; /* to each label */
};

struct proof {
    const struct tables *tables;
    const struct low_function *function;
    struct arena *arena;
    size_t head, end, front_end;
    size_t fact_count;
    struct fact facts[FACTS];
    bool *is_target; /* by statement from the head: a label that is jumped to */
    bool has_one_jump;
    /* by guard: what it compares is counter + offset, in least..most behind it */
    const struct low_local *counter;
    uint64_t offset, step;
    bool is_signed, only_steps, is_steady;
    struct poly start, least, most;
    struct low_value variable; /* the turn, or what is compared; in low..high */
    struct poly low, high;
    struct low_value quotient;        /* (most - least) / step, where that is high */
    bool is_narrow, is_narrow_signed; /* inside a 32-bit value */
    unsigned depth;
};

/* --- claim_loop.c --- */

struct tables claim_tables(const struct low_function *function, struct arena *arena);

/* Finds the loop that begins with the label; false when it is none. */
bool claim_find_loop(struct proof *proof, uint32_t label);
bool claim_is_target(const struct proof *proof, size_t at);
bool claim_is_inside(const struct proof *proof, size_t at);
size_t claim_label_at(const struct proof *proof, uint32_t label);
bool claim_changes(const struct low_stmt *stmt, const struct low_local *local);
size_t claim_count_changes(const struct proof *proof, const struct low_local *local, size_t *first);
bool claim_is_fixed(const struct proof *proof, const struct low_value *value);
bool claim_is_small(uint64_t factor);
size_t claim_reaching(const struct proof *proof, const struct low_local *local, size_t at);
const struct low_local *claim_shifted(const struct proof *proof, const struct low_value *value,
                                      size_t at, uint64_t *by);
uint64_t claim_steady_step(const struct proof *proof, const struct low_local *local);

/* --- claim_form.c --- */

bool claim_form_holds(const struct low_function *function, size_t at);

/* --- claim_paths.c --- */

/* By statement: whether every path to the check shows that it passes; of those with LOW_CLAIM_PATHS. */
bool *claim_paths(const struct low_function *function, struct arena *arena);
