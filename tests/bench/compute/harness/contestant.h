/* Contestants of the compute bench: the variants of each kernel, and the processes that run them. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum variant { CLANG, GCC, BOEHM, SPINDLE, SPINDLE_TCC, WASM2C, V8, VARIANTS };

struct contestant {
    const char *name;   /* of the variant, and of the folder that its kernels are in */
    const char *suffix; /* of their files */
    const char *says;   /* what it is, for the table */
};
extern const struct contestant contestants[VARIANTS];

/* Where things are: bench-compute is told on its command line. */
struct places {
    const char *kernels;  /* a folder for each variant */
    const char *programs; /* the contestants' own */
    const char *keys, *script;
};

struct answer {
    uint64_t result;
    double nanoseconds;
};

/* Whether there is a file of the kernel for the variant. */
bool contestant_has(const struct places *places, enum variant variant, const char *kernel);

/* A process that has the variant's kernels; several of one variant may run. NULL: it cannot be started. */
struct process;
struct process *contestant_start(const struct places *places, enum variant variant);
void contestant_end(struct process *process);

/* Runs a kernel so many times; false, having said so, when the contestant cannot. */
bool contestant_ask(struct process *process, const char *kernel, uint64_t turns,
                    struct answer *answer);
