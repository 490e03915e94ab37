/* Value numbers: two values of one function with the same number are equal.
 *
 * A number stands for what a node of the lowered tree computes from numbers. What nothing is known of has
 * a number by where it comes from: a statement, the entry, or a label where paths meet. */
#pragma once

#include "low.h"

enum number_kind {
    NUMBER_NONE,     /* no path has come here */
    NUMBER_CONSTANT, /* type, bits */
    NUMBER_NAMED,    /* operator, name: a cell, a procedure, a type id */
    NUMBER_OP,       /* operator and type, operands */
    NUMBER_ENTRY,    /* a local: what a parameter is given */
    NUMBER_STMT,     /* statement: what it brings */
    NUMBER_MEET,     /* label, a local: one of several */
    NUMBER_CONTENTS, /* label, number of a place: one of several */
    NUMBER_ROOT, /* of a place: a local, a global, or an element by pointer and index, and its type */
    NUMBER_MEMBER,  /* place, field */
    NUMBER_ELEMENT, /* place, number of the index */
    NUMBER_COUNT,   /* number of a reference: its object's element count */
    NUMBER_HEADER,  /* number of a reference: its object's type id */
};

struct number_node {
    enum number_kind kind;
    uint32_t form; /* operator, type, label: what the kind says */
    uint64_t a, b;
    const void *pointer;
    const char *name;
};

struct numbers {
    struct arena *arena;
    struct number_node *nodes;
    uint32_t count, room;
    uint32_t *table; /* numbers by hash */
    uint32_t table_size;
};

void numbers_init(struct numbers *numbers, struct arena *arena);

/* The number of a node; the same for equal ones. */
uint32_t number_of(struct numbers *numbers, const struct number_node *node);

/* The number of a value, where the locals have those of `slots` (by low_local.number). */
uint32_t number_value(struct numbers *numbers, const struct low_value *value,
                      const uint32_t *slots);
/* The number of a place, not of what is in it. */
uint32_t number_place(struct numbers *numbers, const struct low_place *place,
                      const uint32_t *slots);
bool number_is_constant(const struct numbers *numbers, uint32_t number);
