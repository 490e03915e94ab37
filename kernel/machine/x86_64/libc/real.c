/*
 * Doubles in decimal: see real.h.
 *
 * The mantissa is put in front of the point, then multiplied by two, or divided, as often as the
 * exponent says, some bits at a time.
 */
#include "real.h"

#include <stdbool.h>
#include <string.h>

enum {
    LIMB = 1000000000, /* 10^REAL_DIGITS */
    STEP = 29,         /* bits at a time: a limb and what is carried stay within 64 bits */
    MANTISSA_BITS = 52,
    EXPONENT_ONES = 0x7ff,
    EXPONENT_BIAS = 1023,
};

static void shift_left(struct real *real, unsigned bits)
{
    uint64_t carry = 0;
    for (int i = 0; i < REAL_LIMBS; i++) {
        carry += (uint64_t)real->limb[i] << bits;
        real->limb[i] = (uint32_t)(carry % LIMB);
        carry /= LIMB;
    }
}

static void shift_right(struct real *real, unsigned bits)
{
    uint64_t rest = 0;
    for (int i = REAL_LIMBS - 1; i >= 0; i--) {
        rest = rest * LIMB + real->limb[i];
        real->limb[i] = (uint32_t)(rest >> bits);
        rest &= (UINT64_C(1) << bits) - 1;
    }
}

void real_set(struct real *real, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    int exponent = (int)(bits >> MANTISSA_BITS & EXPONENT_ONES);
    uint64_t mantissa = bits & ((UINT64_C(1) << MANTISSA_BITS) - 1);
    if (exponent != 0)
        mantissa |= UINT64_C(1) << MANTISSA_BITS;
    else
        exponent = 1; /* denormal */
    memset(real, 0, sizeof *real);
    real->limb[REAL_FRACTION] = (uint32_t)(mantissa % LIMB);
    real->limb[REAL_FRACTION + 1] = (uint32_t)(mantissa / LIMB);
    int up = exponent - EXPONENT_BIAS - MANTISSA_BITS, down = -up;
    for (; up > 0; up -= STEP)
        shift_left(real, up < STEP ? (unsigned)up : STEP);
    for (; down > 0; down -= STEP)
        shift_right(real, down < STEP ? (unsigned)down : STEP);
}

static uint32_t power(int of_ten)
{
    uint32_t value = 1;
    while (of_ten-- > 0)
        value *= 10;
    return value;
}

int real_digit(const struct real *real, int place)
{
    int at = place - REAL_LOWEST;
    if (at < 0 || at >= REAL_LIMBS * REAL_DIGITS)
        return 0;
    return (int)(real->limb[at / REAL_DIGITS] / power(at % REAL_DIGITS) % 10);
}

int real_top(const struct real *real)
{
    for (int i = REAL_LIMBS - 1; i >= 0; i--) {
        if (real->limb[i] == 0)
            continue;
        int place = REAL_LOWEST + i * REAL_DIGITS;
        for (uint32_t rest = real->limb[i] / 10; rest > 0; rest /= 10)
            place++;
        return place;
    }
    return 0;
}

/* How what lies below a place compares with half a unit of it: -1, 0, 1. */
static int compare_half(const struct real *real, int at)
{
    int limb = (at - 1) / REAL_DIGITS;
    uint32_t unit = power((at - 1) % REAL_DIGITS);
    uint32_t first = real->limb[limb] / unit % 10, rest = real->limb[limb] % unit;
    if (first != 5)
        return first < 5 ? -1 : 1;
    while (rest == 0 && limb > 0)
        rest = real->limb[--limb];
    return rest != 0;
}

static void add(struct real *real, int limb, uint32_t unit)
{
    real->limb[limb] += unit;
    for (; real->limb[limb] >= LIMB; limb++) {
        real->limb[limb] -= LIMB;
        real->limb[limb + 1]++;
    }
}

/* The places are few enough for the carry to find room: a double has 309 digits in front of the point,
 * the limbs 315. */
void real_round(struct real *real, int place)
{
    int at = place - REAL_LOWEST;
    if (at <= 0 || at >= REAL_LIMBS * REAL_DIGITS)
        return;
    int limb = at / REAL_DIGITS, half = compare_half(real, at);
    uint32_t unit = power(at % REAL_DIGITS);
    bool is_odd = real_digit(real, place) % 2 != 0;
    memset(real->limb, 0, (size_t)limb * sizeof *real->limb);
    real->limb[limb] -= real->limb[limb] % unit;
    if (half > 0 || (half == 0 && is_odd))
        add(real, limb, unit);
}
