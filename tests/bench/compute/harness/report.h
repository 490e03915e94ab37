/* What was measured, and what is made of it. */
#pragma once

#include "contestant.h"

#include <stddef.h>

enum { KERNELS = 64, ROUNDS = 101 };

struct figures {
    bool is_there;
    double time[ROUNDS];     /* of one turn, in each round */
    double median, p10, p90; /* nanoseconds */
    double ratio;            /* to what the table divides by: median of the rounds' own */
    uint64_t instructions;   /* 0: not counted */
};

struct kernel {
    char name[32];
    bool is_allocating;
    size_t rounds;
    struct figures figures[VARIANTS];
};

/* Median, spread and ratios of a kernel's times. */
void summarise(struct kernel *kernel);

/* The tables on standard error, JSON on standard output; whether all bars are reached. */
bool report(const struct kernel *kernels, size_t count);
