/* What is known of the numbers that locals hold: differences, for claim_paths.c.
 *
 * A number is a local as unsigned or as signed number, or 0; all are exact, as mathematics has them: a
 * fact says x <= y + c. The facts are a square of least c's, of the numbers of which more is known than their
 * type says, in which everything that follows from others is there itself. */
#pragma once

#include "lower/low.h"

__extension__ typedef __int128 zone_int;

/* 0 is zero itself, else 2 * local->number + view. */
typedef uint32_t zone_node;

enum zone_view { ZONE_UNSIGNED, ZONE_SIGNED };
enum { ZONE_ZERO = 0, ZONE_NODES = 40 };

struct zone_fact {
    zone_node x, y;
    zone_int c;
};

/* Of one function: the locals by number. */
struct zone_scope {
    const struct low_local **locals;
    size_t local_count;
};

struct zone {
    const struct zone_scope *scope;
    bool is_reached;
    size_t count;                /* of nodes; the first is zero */
    zone_node nodes[ZONE_NODES]; /* the oldest first */
    zone_int least[ZONE_NODES][ZONE_NODES];
};

/* What is kept of one at a label, in no more room than it needs; NULL: the label is not reached. */
struct zone_kept {
    size_t count, room;
    zone_node *nodes;
    zone_int *least;
};

struct zone_scope zone_scope_new(const struct low_function *function, struct arena *arena);

/* A zone in which nothing is known. */
void zone_begin(struct zone *zone, const struct zone_scope *scope);

void zone_copy(struct zone *to, const struct zone *from);

zone_node zone_node_of(const struct low_local *local, enum zone_view view);

/* What a number of that many bits lies between. */
zone_int zone_least(enum low_type type, enum zone_view view);
zone_int zone_most(enum low_type type, enum zone_view view);

/* The least c for which x <= y + c is known. */
zone_int zone_distance(const struct zone *zone, zone_node x, zone_node y);
bool zone_holds(const struct zone *zone, zone_node x, zone_node y, zone_int c);

/* x <= y + c holds from now on. */
void zone_add(struct zone *zone, zone_node x, zone_node y, zone_int c);

/* The number is another one from now on. */
void zone_forget(struct zone *zone, zone_node node);

/* The number is c more than it was. */
void zone_shift(struct zone *zone, zone_node node, zone_int c);

/* What holds on both ways into a place; true when what is kept has changed. With `narrows`, what does not hold
 * as it is kept is given up rather than weakened. */
bool zone_meet(struct zone_kept **kept, const struct zone *from, bool narrows, struct arena *arena);

/* The zone that was kept. */
void zone_resume(struct zone *zone, const struct zone_kept *kept);
