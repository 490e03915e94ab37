/* Words of C and of GNU C that are outside the dialect, and attributes that reach nothing. */
#pragma once

#include "convert.h"

/* Reports reserved words and builtins that the dialect does not have, before clang sees them: many
 * leave no trace in its tree. */
void words_refuse(struct convert *cv);

/* The attribute whose name is this token stands on a declaration of our tree. */
void words_claim_attribute(struct convert *cv, uint32_t token);

/* Reports every attribute that was not claimed: clang dropped it, or put it where we do not look. */
void words_refuse_attributes(struct convert *cv);
