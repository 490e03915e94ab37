/* What the verifier comes to: the first thing that it cannot show ends it. */
#pragma once

#include "arena.h"
#include "lower/low.h"

#include <setjmp.h>

struct verdict {
    struct arena *arena; /* of `problem` */
    const char *problem; /* NULL: nothing was found yet */
    jmp_buf broken;      /* set by who opened it; verify_broken() jumps there */
};

/* The verdict that verify_broken() speaks to, until it is closed. One at a time. */
void verdict_open(struct verdict *verdict);
void verdict_close(void);

/* Ends the reading: what the statement (NULL: the function) lacks. requires: an open verdict. */
_Noreturn void verify_broken(const struct low_function *function, const struct low_stmt *stmt,
                             const char *what) __attribute__((cold));
