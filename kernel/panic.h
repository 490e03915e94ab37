/*
 * The end: the kernel found one of its own invariants broken.
 */
#pragma once

/* Writes "panic: where: what" to the console and stops the machine; for our own errors only. */
_Noreturn void panic(const char *where, const char *what);
