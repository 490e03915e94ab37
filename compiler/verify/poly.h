/* Polynomials modulo 2^64 over values that are taken as they are, for claim.c. */
#pragma once

#include "lower/low.h"

enum { POLY_LEAVES = 4, POLY_TERMS = 24 };

/* coefficient * leaf * leaf ... */
struct term {
    uint64_t coefficient;
    size_t count;
    const struct low_value *leaves[POLY_LEAVES];
};

struct poly {
    bool is_bad; /* too large, or not to be said */
    size_t count;
    struct term terms[POLY_TERMS];
};

struct poly poly_number(uint64_t number);
struct poly poly_leaf(const struct low_value *leaf);
struct poly poly_bad(void);
struct poly poly_sum(const struct poly *a, uint64_t times,
                     const struct poly *b); /* a + times * b */
struct poly poly_product(const struct poly *a, const struct poly *b);

/* Equal as polynomials; false when one is bad. */
bool poly_equal(const struct poly *a, const struct poly *b);
bool poly_is_number(const struct poly *p, uint64_t *number);

/* Whether two values are written alike. */
bool same_value(const struct low_value *a, const struct low_value *b);
