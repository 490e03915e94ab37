/*
 * Chance: the processor's generator, or time where there is none.
 */
#include "bare.h"

#include <cpuid.h>

static bool has_random(void)
{
    uint32_t a, b, c, d;
    return __get_cpuid(1, &a, &b, &c, &d) && c & bit_RDRND;
}

static bool hardware_random(uint64_t *value)
{
    for (int i = 0; i < 16; i++) {
        bool good;
        __asm__ volatile("rdrand %0" : "=r"(*value), "=@ccc"(good));
        if (good)
            return true;
    }
    return false;
}

/* What there is without a generator: time, well stirred. Seeds of hash tables only. */
static uint64_t stirred_time(void)
{
    static uint64_t state;
    state += machine_cycles() | 1;
    uint64_t value = (state ^ state >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return value ^ value >> 31;
}

void machine_random(void *buffer, size_t length)
{
    bool hardware = has_random();
    for (size_t i = 0; i < length; i += sizeof(uint64_t)) {
        uint64_t value;
        if (!hardware || !hardware_random(&value))
            value = stirred_time();
        for (size_t byte = 0; byte < sizeof value && i + byte < length; byte++)
            ((uint8_t *)buffer)[i + byte] = (uint8_t)(value >> 8 * byte);
    }
}
