/* Which statements may change what is in a place, as far as this strand does it.
 *
 * Memory is typed: what is stored in a field changes that field, in whatever struct of its type, and what
 * refers to a single scalar may refer to any of its kind. Bytes that are seen in more than one way,
 * in unions and plain structs, are changed by all stores of bytes and into such. */
#pragma once

#include "number.h"

/* A place, and its number where it was touched. */
struct spot {
    const struct low_place *place;
    uint32_t number;
};

/* What calls of each function of the unit may write; kept in low_function.writes. */
void change_find_writes(struct low_unit *unit, struct arena *arena);

/* Marks the locals in memory that others than this function's own places can reach. */
void change_find_shared(struct low_function *function);

/* Whether its bytes can be seen in another way: a union or a plain struct, or an array of such. */
bool change_is_raw(const struct type *type);

/* Whether others can write there: other strands, or procedures that are called. */
bool change_is_shared(const struct low_place *place);

/* Whether storing to `to`, or filling it, may change what is in `spot`. */
bool change_store_may(const struct numbers *numbers, const struct spot *to,
                      const struct spot *spot);

/* Whether the call may change what is in the place. */
bool change_call_may(const struct low_stmt *call, const struct low_place *place);
