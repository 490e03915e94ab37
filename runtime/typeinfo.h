/*
 * The kernel's table of types: what the collector, narrowing and reports need to know.
 *
 * The builtin ids of spin/abi.h are always there.  Ids are odd and never come back, not even after a shutdown.  Descriptors are copies, because
 * objects outlive the module that declared their type.  A retired type stays until a collection
 * finds no object of it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What follows a struct that ends in a flexible member, as often as the object's count says. */
struct typeinfo_flexible {
    uint32_t head;       /* bytes of the struct itself */
    uint32_t start;      /* where the first element lies, in the struct or at its end */
    uint32_t size;       /* bytes of one element; 0: there is no flexible member */
    uint32_t references; /* how many per element */
    uint32_t *offset;    /* of each, in an element */
};

struct typeinfo {
    uint32_t id;
    uint32_t size; /* bytes of one element; 0 with a flexible member: of such there are no arrays */
    uint32_t references; /* how many per element */
    uint32_t depth;      /* length of the base chain: 0 = no base */
    bool retired, seen;
    uint32_t *offset; /* of each reference in an element, ascending */
    uint32_t *base;   /* ids: base[0] outermost ancestor .. base[depth-1] */
    char *name;
    struct typeinfo_flexible flexible;
};

/* What a new type is to be; everything is copied. */
struct typeinfo_plan {
    const char *name;
    uint32_t size;
    uint32_t references;
    const uint32_t *offset; /* each 8-aligned and offset + 8 <= size */
    uint32_t base;          /* id of the type of the first member, 0 = none */
    uint32_t flexible_start, flexible_size, flexible_references; /* 0: no flexible member */
    const uint32_t *flexible_offset;
};

/* Fills in the builtin rows; false: memory is used up. Later calls do nothing. */
bool typeinfo_boot(void);

/* Adds a type; 0 when the plan is wrong or memory is used up. */
uint32_t typeinfo_add(const struct typeinfo_plan *plan);

/* The table: a row per id ever given out, by (id - 1) / 2; NULL: that type is gone. */
extern struct typeinfo **typeinfo_rows;
extern uint32_t typeinfo_room; /* how many rows */

/* The descriptor, NULL when the id is even, out of range or gone. */
static inline const struct typeinfo *typeinfo_find(uint32_t id)
{
    return id % 2 == 1 && id / 2 < typeinfo_room ? typeinfo_rows[id / 2] : NULL;
}

/* True when an object of type `id` may be seen as a `wanted`: the same, or one of its bases. */
bool typeinfo_is(uint32_t id, uint32_t wanted);

/* The module that declared it is gone. */
void typeinfo_retire(uint32_t id);

/* Frees retired types that are not marked seen, and clears the marks; how many were freed. */
void typeinfo_seen(uint32_t id);
size_t typeinfo_sweep(void);

/* How many are live, and how many of them retired. */
size_t typeinfo_count(size_t *retired);
