/* Declarations as they were written: members of the tables (spin/abi.h) with their annotations. */
#pragma once

#include <spin/abi.h>

#include <stdio.h>

/* Prints a procedure: `__functional status f(int a)`; member 0 is the result. */
void declaration_print_procedure(const char *name, const struct spin_member *members,
                                 uint32_t count, uint32_t effects, FILE *out);

/* Prints text that comes from a file: control characters and bytes beyond ASCII as \xNN. */
void declaration_print_text(const char *text, FILE *out);

/* A word for a member's kind: "counted"; "unknown" for one that does not exist. */
const char *declaration_kind(uint32_t kind);
