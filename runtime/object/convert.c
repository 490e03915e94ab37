/* Conversions between floating point and 64-bit integers that the back ends may call (SPIN_HELPERS).
 *
 * Lowered code only converts values in range; these saturate all the same, and turn NaN into 0, so
 * that no bit pattern leads to undefined behaviour. clang compiles each conversion in line here. */
#include "runtime/object/convert.h"

#define TWO_63 9223372036854775808.0
#define TWO_64 18446744073709551616.0

double __floatundidf(uint64_t x)
{
    return (double)x;
}

float __floatundisf(uint64_t x)
{
    return (float)x;
}

uint64_t __fixunsdfdi(double x)
{
    if (!(x > 0))
        return 0;
    return x >= TWO_64 ? UINT64_MAX : (uint64_t)x;
}

uint64_t __fixunssfdi(float x)
{
    return __fixunsdfdi(x);
}

int64_t __fixdfdi(double x)
{
    if (x != x)
        return 0;
    if (x >= TWO_63)
        return INT64_MAX;
    return x < -TWO_63 ? INT64_MIN : (int64_t)x;
}

int64_t __fixsfdi(float x)
{
    return __fixdfdi(x);
}
