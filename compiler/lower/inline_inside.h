/* What the two files of inlining share. */
#pragma once

#include "low.h"

struct low_stmts;

/* Adds to `stmts` what the call at `at` does, the `number`th that is replaced; and the condition behind it,
 * when that asks its result. Returns how many statements of the caller this stands for. */
size_t inline_call(struct low_function *caller, const struct low_function *callee, size_t at,
                   struct low_stmts *stmts, uint32_t number, struct arena *arena);
