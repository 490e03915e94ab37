/*
 * Doubles in decimal, exactly: every finite double is a finite decimal fraction.
 *
 *     struct real real;
 *     real_set(&real, 0.15);
 *     real_round(&real, -1);      // to a multiple of 10^-1; ties to even, as the processor rounds
 *     real_digit(&real, -1);      // 1: the value is a little below 0.15
 */
#pragma once

#include <stdint.h>

enum {
    REAL_DIGITS = 9,     /* decimal digits in a limb */
    REAL_FRACTION = 120, /* limbs behind the point: 1,074 digits at most */
    REAL_INTEGER = 35,   /* in front of it: 309 digits at most */
    REAL_LIMBS = REAL_FRACTION + REAL_INTEGER,
    REAL_LOWEST = -REAL_DIGITS * REAL_FRACTION, /* the place of the last digit */
};

/* Places are powers of ten: limb 0 holds the places from REAL_LOWEST up. */
struct real {
    uint32_t limb[REAL_LIMBS];
};

/* Sets the magnitude of a finite number. */
void real_set(struct real *real, double value);

/* Rounds to a multiple of 10^place; the neighbour with an even digit when both are equally near. */
void real_round(struct real *real, int place);

/* The digit at a place; 0 beyond those there are. */
int real_digit(const struct real *real, int place);

/* The place of the first digit that is not 0; 0 for zero. */
int real_top(const struct real *real);
