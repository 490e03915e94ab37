/* We are wrong: an invariant does not hold. Never the user's fault, never used for input. */
#pragma once

/* Prints `spinc: internal error: TEXT` and ends the process with status 1: no object is written. */
_Noreturn void panic(const char *format, ...) __attribute__((format(printf, 1, 2)));
