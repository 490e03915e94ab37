/* How long the front end's steps took, for --time. */
#pragma once

#include <stdint.h>

enum step { STEP_SCAN, STEP_PREPROCESS, STEP_LOAD, STEP_CLANG, STEP_TREE, STEP_COUNT };

struct steps {
    uint64_t last;
    uint32_t microseconds[STEP_COUNT];
};

/* Begins to measure; then, that a step has ended, which began where the one before it did. */
void steps_begin(struct steps *steps);
void steps_end(struct steps *steps, enum step step);

const char *step_name(enum step step);
