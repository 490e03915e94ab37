/* Hand-made damage to an object: each changes one thing in a good file.
 *
 * The loader must refuse the result with BAD_OBJECT (or load it, for damage that is harmless) and must
 * not crash. A case finds its place in the file through the ELF tables, so that it fits the objects
 * of both compilers. */
#pragma once

#include <elf.h>
#include <spin/abi.h>
#include <stdbool.h>
#include <stddef.h>

/* A copy of an object that a case may change; size may shrink. */
struct victim {
    unsigned char *bytes;
    size_t size;
};

struct damage {
    const char *name;
    void (*apply)(struct victim *victim);
    const char *says; /* part of the explanation */
};

extern const struct damage damages[];
extern const size_t damage_count;
