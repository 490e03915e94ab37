/* --explain: the paragraph of docs/language.md about a diagnostic code. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

/* Prints the paragraph `### CODE ...` up to the next heading. False when there is none. */
bool explain(const char *code, FILE *out);
