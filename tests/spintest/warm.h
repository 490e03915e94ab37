/* A clang that is kept warm: loaded once, forked for each compile (warm/preload.c), as loading it is most of what
 * the compile of a small program takes. */
#pragma once

#include <sys/types.h>

struct warm {
    pid_t pid;    /* 0: there is none */
    char *folder; /* in front of PATH, with the program that asks and the socket */
};

/* From here on programs that we start find the warm clang; while it is not ready they run the other one.
 * Nothing happens where its two parts are not in `bin`/test. */
void warm_start(struct warm *warm, const char *bin);

/* Ends it; what it took counts as ours. */
void warm_stop(struct warm *warm);
