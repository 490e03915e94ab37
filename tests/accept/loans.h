/* Interface of with_loans.c: stack-only structs go down through events. */
#pragma once
#include <spin/safe.h>

struct __stackonly loan {
    int *__scope amount;
    const char *text;
    struct loan *__scope next;
};

/* The sum of all; adds one to each. */
int loans_take(struct loan *__scope first);
int *__counted_by(n) __scope loans_last(int *__counted_by(all) __scope of, u32 all, u32 n);
u32 loans_length(const int *__array __scope of);
