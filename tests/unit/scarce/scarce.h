/*
 * Memory that runs out where a test wants it.
 *
 * The link wraps what takes memory (scarce_wrap in tests/unit/meson.build): each call of one of these is
 * a request, also where one makes another.
 */
#pragma once

#include "domain/modules.h"

enum { SCARCE_FROM_THERE_ON = 1 << 30 };

/* From now on requests are counted from 1; `count` of them fail, from the first-th on. */
void scarce_arm(size_t first, size_t count);

/* How many there were. */
size_t scarce_requests(void);

/* All are granted again; how many failed. */
size_t scarce_disarm(void);

/* Boots, loads and initialises the modules; how that went. */
status scarce_start(enum backend backend);

/* As scarce_start(), where the `count` requests from the first-th on fail; whether there were so many. In
 * the end nothing is booted, and nothing left. */
bool scarce_try(enum backend backend, size_t first, size_t count);

/* Whether this request is to fail; for wrapped procedures. */
bool scarce_next(void);

/* A wrapped procedure: its result when the request fails is `none`. */
#define SCARCE(type, none, name, parameters, arguments)                                            \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        return scarce_next() ? none : __real_##name arguments;                                     \
    }
