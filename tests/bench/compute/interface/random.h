/* Numbers that look random and are the same everywhere (xorshift, Marsaglia 2003): inputs of the kernels.
 * A macro, since headers share no procedures with a body. */
#pragma once

#include <spin/safe.h>

#define DEFINE_RANDOM(name)                                                                        \
    static u32 name(void)                                                                          \
    {                                                                                              \
        static u32 state = 2463534242;                                                             \
        state ^= state << 13;                                                                      \
        state ^= state >> 17;                                                                      \
        state ^= state << 5;                                                                       \
        return state;                                                                              \
    }
