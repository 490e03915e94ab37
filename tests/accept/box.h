/* Interface box: results and arguments of every size, for the event cases. */
#pragma once

#include <spin/safe.h>

struct box {
    u64 a, b, c;
};

struct pair {
    u64 a;
    u32 b;
};

struct box box_make(u64 a, u64 b);
struct pair box_pair(u32 x, struct pair in);
u64 box_sum(struct box x, u32 k);
double box_mean(double a, u32 n, float b);
void box_seen(u32 value);
