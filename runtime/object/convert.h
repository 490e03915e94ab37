/* The compilers' helpers of SPIN_HELPERS: conversions, total (saturating, NaN becomes 0). */
#pragma once

#include <stdint.h>

double __floatundidf(uint64_t x);
float __floatundisf(uint64_t x);
uint64_t __fixunsdfdi(double x);
uint64_t __fixunssfdi(float x);
int64_t __fixdfdi(double x);
int64_t __fixsfdi(float x);
