/* Hand-made damage to an object: each changes one thing in a good file.
 *
 * The loader must refuse the result and say what is wrong. A list is a file of its own for each layer
 * of the object. */
#pragma once

#include "victim.h"

struct damage {
    const char *name;
    void (*apply)(struct victim *victim);
    const char *says; /* part of the explanation */
};

struct damage_list {
    const struct damage *rows;
    size_t count;
};

extern const struct damage_list damages_of_elf, damages_of_tables;

/* Defines a damage, which has a `victim`; a row of the list. */
#define DAMAGE(name) static void name(struct victim *victim)
#define CASE(name, says) {#name, name, says}
