/* The modules of tests/unit/safe in a booted kernel that trusts their key. */
#pragma once

#include "modules.h"
#include "objects.h"

/* Boots with interface probe; modules_shutdown() last. */
void safe_boot(const struct spindle_options *options);

/* Loads one; `name` NULL: its own. */
struct domain *safe_load(struct bytes object, const char *name);

/* Links and initialises them. */
void safe_start(struct domain **domains, size_t count);

/* name_object(): the object of a back end. */
#define SAFE(name)                                                                                 \
    static struct bytes name##_object(enum backend backend)                                        \
    {                                                                                              \
        return backend == CLANG ? (struct bytes){safe_##name##_clang, safe_##name##_clang_size}    \
                                : (struct bytes){safe_##name##_tcc, safe_##name##_tcc_size};       \
    }
