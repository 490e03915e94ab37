/* What is known at each point of a function: the number of each scalar local, and of what is in places
 * that this strand has read or written.
 *
 * A forward data flow. Where paths meet, a local that has several numbers gets one of the label's own; of
 * what is in places only what all paths know survives. It starts from what is best (paths from below
 * bring nothing new) and goes on until a round changes nothing, so loops keep what no turn changes. */
#pragma once

#include "change.h"
#include "number.h"

/* What is in a place, or the element count or type id of an object. */
struct content {
    struct spot spot;   /* its place is NULL: of an object, which never changes */
    uint32_t number;    /* of what is in it */
    enum low_type type; /* as it is loaded */
};

enum { CONTENTS_MAX = 96 }; /* known at a time; the oldest are forgotten */

struct state {
    bool is_reached;
    uint32_t *locals; /* by low_local.number */
    bool *is_checked; /* by low_local.number: is not null, and the verifier sees it */
    size_t count, room;
    struct content *contents;
};

struct junction {
    struct state forward, back, next_back; /* what paths bring that come from above, from below */
    struct state before, entered; /* in the last round: what was known here, what came from above */
    bool *is_met;                 /* by low_local.number: has several numbers */
    size_t at;                    /* statement */
};

/* Where a number comes from: one of several that meet, a part of what a statement brings, or, of a place's
 * number, what is stored there. */
struct origin {
    uint32_t number;
    bool is_back; /* from below */
    size_t at;    /* statement */
    struct origin *next;
};

struct known {
    struct arena *arena;
    struct low_function *function;
    struct numbers numbers;
    uint32_t slot_count;
    struct junction *junctions; /* by label */
    struct state now;
    size_t at, round;
    struct spot target; /* what the statement writes, or no place */
    bool has_changed, is_final;
    struct origin **origins; /* by number, of the last round */
    uint32_t origin_room;
    void (*visit)(struct known *known,
                  void *context); /* before each statement, in the last round */
    void *context;
};

/* Prepares a function; false when it is too large. */
bool known_init(struct known *known, struct low_function *function, struct arena *arena);

/* Runs the flow, and visits each statement that is reached; false when it does not come to an end. */
bool known_run(struct known *known);

void known_copy(const struct known *known, struct state *to, const struct state *from);

/* What is known to be in a place, or of an object; NULL: nothing. */
const struct content *known_content(const struct state *state, uint32_t spot);

/* The spot that a load, count or header reads, or a store writes, in the state of now; its number is 0 when the
 * statement is none, or reads what must be read each time. */
struct spot known_spot(struct known *known, const struct low_stmt *stmt);

/* The value that is in the place once `stmt` has stored, as a load would give it; NULL: not known. */
struct low_value *known_stored(struct arena *arena, const struct low_stmt *stmt);

/* Marks the heads of loops that may wait for others (wait.c); false when the flow does not come to an end. */
bool known_find_waiting(struct known *known);
