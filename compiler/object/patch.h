/* Frame sizes into the finished object: read from its code, written into the rows of its procedures.
 *
 * requires: the object passed object_audit(). */
#pragma once

#include "diag.h"
#include "lower/low.h"
#include "object/relocatable.h"

/* Reads every function's frame and patches `spin_procedures` in the file's bytes. A procedure with a
 * larger frame than SPIN_FRAME_MAX is reported (STK-01). NULL when all were read, reports or not; else
 * what was not understood. */
const char *patch_frames(const struct relocatable *file, const struct low_unit *unit,
                         struct arena *arena, struct diag_list *diags);
