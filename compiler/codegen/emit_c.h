/* Lowered tree to C: one text for both back ends; what differs is in <spin/lowered.h>.
 *
 * The text is complete but for the object's tables, which object/tables.c appends and which mention
 * the C names recorded in the unit's lists. Line markers name the user's files by display name. */
#pragma once

#include "lower/low.h"

/* requires: low_verify(unit) holds. Write errors are left in `stream` for the caller. */
void emit_c(const struct low_unit *unit, FILE *stream);

/* `(u64)` offsets and addresses of data in constant expressions, for the tables: prints the address
 * of byte `offset` of a global or of an object's initial bytes. */
void emit_data_address(FILE *stream, const char *name, uint64_t offset);
