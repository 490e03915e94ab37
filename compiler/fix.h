/* The one edit that does what a report asks for, where one is enough.
 *
 * Found from the report, its notes and the text of the line: an edit is offered only where the line looks
 * as expected. It is an offer: whether it is what the user means, the user knows. */
#pragma once

#include "diag.h"

/* `length` bytes at `where`, all on one line, become `text`. */
struct fix {
    struct where where;
    uint32_t length;
    const char *text;
};

/* False when there is none. The text is the arena's of the set, or constant. */
bool fix_find(struct source_set *sources, const struct diag *report, struct fix *fix);

/* What it does, in words: "insert '__array '". */
const char *fix_title(struct source_set *sources, const struct fix *fix);
