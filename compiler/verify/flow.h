/* The control flow of a function: where each label is, who jumps to it, what is reached at all. */
#pragma once

#include "lower/low.h"

struct flow_way {
    size_t from;   /* statement that jumps, or falls through */
    bool is_taken; /* its condition held */
    struct flow_way *next;
};

struct flow {
    const struct low_function *function;
    size_t *labels;         /* statement of each label; SIZE_MAX: none */
    struct flow_way **ways; /* into each label, from what is reached */
    bool *is_reached;       /* by statement */
};

/* Reads the function anew. requires: labels and jumps have been looked at (shape.c). */
void flow_read(struct flow *flow, const struct low_function *function, struct arena *arena);

/* Whether control goes on to the next statement. */
bool flow_goes_on(const struct low_stmt *stmt);

/* The index-th label that the statement may jump to; 0: there is none. */
uint32_t flow_jump(const struct low_stmt *stmt, size_t index);
