/* Where code comes from: the line table of an object, asked by address. */
#pragma once

#include "module.h"

/* Texts belong to the module; `file` NULL and line 0: not known. */
struct source {
    const char
        *procedure; /* that the line belongs to: the optimiser may have put it into another */
    const char *file;
    uint32_t line;
};

/* What the code at `pc` comes from, in a module whose text begins at `text`. Where the table has no
 * line, it is the line that the procedure begins at. False: nothing is there. */
bool source_at(const struct module *module, uintptr_t text, uintptr_t pc, struct source *source);
