#include "steps.h"

#include <time.h>

static uint64_t now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

void steps_begin(struct steps *steps)
{
    *steps = (struct steps){.last = now()};
}

void steps_end(struct steps *steps, enum step step)
{
    uint64_t before = steps->last;
    steps->last = now();
    steps->microseconds[step] = (uint32_t)(steps->last - before);
}

const char *step_name(enum step step)
{
    static const char *const names[] = {[STEP_SCAN] = "scan",
                                        [STEP_PREPROCESS] = "preprocess",
                                        [STEP_LOAD] = "load clang",
                                        [STEP_CLANG] = "clang",
                                        [STEP_TREE] = "tree"};
    return names[step];
}
