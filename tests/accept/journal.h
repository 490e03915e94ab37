/* Interface of with_journal.c: a procedure with `...` that a module implements. */
#pragma once
#include <spin/safe.h>

int journal_write(int level, const char *format, ...) __attribute__((format(printf, 2, 3)));
