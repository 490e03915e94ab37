/* Debugging information with the names the user wrote.
 *
 * Lowering gives every identifier a prefix (lower/names.c), which the back end copies into its debugging
 * information; a debugger should know the user's names only. */
#pragma once

#include "object/relocatable.h"

/* Takes the prefixes off the names in section .debug_str, in place. Does nothing without one. */
void debug_restore_names(const struct relocatable *file);

/* The user's name inside a lowered one, or NULL when it is a name of the compiler's. */
const char *debug_user_name(const char *lowered);
