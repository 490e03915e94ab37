/* Interface future: a reference that is not there yet.
 *
 *     DEFINE_FUTURE(struct answer, answers)        in a source file, once for each type
 *
 * Typed as channels are. */
#pragma once

#include <strand.h>

struct future;

/* A future without a value. When `maker`, if there is one, ends first, nobody is left waiting. */
struct future *future_create(struct strand *__nullable maker);

/* Gives it its value, once. EXISTS: it has one. */
status future_set(struct future *future, void *value) __must_check;

/* Waits for the value. Null with POISONED in `why`: the maker has ended without one; INVALID: the caller is
 * the maker. */
void *__nullable future_get(struct future *future, status *__scope why);

/* Whether it has its value. */
_Bool future_is_set(struct future *future);

#define DEFINE_FUTURE(type, name)                                                                  \
    static __attribute__((unused)) status name##_set(struct future *future, type *value)           \
    {                                                                                              \
        return future_set(future, value);                                                          \
    }                                                                                              \
    static __attribute__((unused))                                                                 \
    type *__nullable name##_get(struct future *future, status *__scope why)                        \
    {                                                                                              \
        void *value = future_get(future, why);                                                     \
        return value ? as(type, value) : NULL;                                                     \
    }
