/* Sums of multiples of values, modulo 2^64: how the verifier says where a span begins and ends. */
#pragma once

#include "lower/low.h"

enum { SUM_TERMS = 8 };

/* constant + multiple * leaf + ...; a leaf is a u64 value that is taken as it is. */
struct sum {
    bool is_bad; /* too long to be said */
    uint64_t constant;
    size_t count;
    struct {
        uint64_t multiple;
        const struct low_value *leaf;
    } terms[SUM_TERMS];
};

struct sum sum_of(const struct low_value *value);
struct sum sum_number(uint64_t number);
struct sum sum_add(const struct sum *a, uint64_t times, const struct sum *b); /* a + times * b */

/* Equal for all values of the leaves; false when one is bad. */
bool sum_equal(const struct sum *a, const struct sum *b);
bool sum_is_number(const struct sum *a, uint64_t number);

/* Makes `a` a sum which, times size, is `a` modulo 2^64; false when there is no such. */
bool sum_divide(struct sum *a, uint64_t size);

/* Whether two values are written alike. Addresses are like nothing. */
bool value_same(const struct low_value *a, const struct low_value *b);
bool value_mentions(const struct low_value *value, const struct low_local *local);
