/* Data flows over one lowered function: sets of its locals, one for each label.
 *
 * Which loads must happen once is asked twice, in two directions: backwards, which words safety needs
 * (critical.c), and forwards, which words may be read again (loose.c). Only scalars that are no
 * references are members: references are read once by themselves (SPIN_REFERENCE). */
#pragma once

#include "low.h"

struct flow {
    struct low_function *function;
    struct arena *arena;
    size_t words;        /* of a set */
    uint64_t **at_label; /* by number; NULL: not reached */
    uint64_t *now;
    bool has_changed; /* a label's set has grown */
};

/* Gives the function's locals their numbers. */
void flow_number(struct low_function *function);

struct flow flow_new(struct low_function *function, struct arena *arena);

bool flow_has(const struct flow *flow, const struct low_local *local);
/* The local is a member from here on, or is none. */
void flow_put(struct flow *flow, const struct low_local *local, bool is_member);
void flow_clear(struct flow *flow);
/* Adds what is known at the label to the set of now; false when no path has reached it. */
bool flow_join(struct flow *flow, uint32_t label);
/* Adds the set of now to the label's. */
void flow_meet(struct flow *flow, uint32_t label);

/* --- needs.c -------------------------------------------------------------------------------------- */

typedef void low_need(void *context, const struct low_local *local);

/* Calls `need` for each local whose value safety relies on in the statement: it is looked at in more than
 * one place, and all must see the same. */
void low_needs(const struct low_function *function, size_t at, low_need *need, void *context);

/* Calls it for each local in the value that a set can hold. */
void low_value_locals(const struct low_value *value, low_need *need, void *context);

/* --- loose.c: what may be read again ------------------------------------------------------------------ */

/* Whether others may write there, so that two readings may differ. */
bool loose_place(const struct low_place *place);
bool loose_value(const struct flow *flow, const struct low_value *value);
/* Which locals in memory hold what the flow does not follow: their address is known elsewhere, or they are
 * filled as a whole. */
void loose_memory(struct low_function *function);
/* Runs the flow until its sets are final. True when a local in memory became loose. */
bool loose_flow(struct flow *flow);
/* The entry of the function, a label, the step over any other statement; false where no path leads on. */
void loose_enter(struct flow *flow);
bool loose_label(struct flow *flow, uint32_t label, bool is_reached);
bool loose_step(struct flow *flow, size_t at);
/* Whether the value that leaves must be fixed: what gets it may rely on it. */
bool loose_argument_must_be_fixed(const struct low_stmt *call, size_t argument);
bool loose_result_must_be_fixed(const struct low_function *function);
