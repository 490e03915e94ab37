/* The scan of raw tokens: R28. */
#pragma once

#include "parse.h"

/* Reads the source file and everything it can include, before any C tool opens a file. Adds them to
 * the set and reports what may not be in them. Returns false after errors. */
bool scan_sources(const struct parse_options *options, struct source_set *sources,
                  struct diag_list *diags);

/* "use console.h": what replaces a standard header that the dialect does not have, or NULL. */
const char *scan_replacement(const char *header);

/* How the source file is called in messages: as given, but no absolute path of this machine. */
const char *scan_display_name(struct arena *arena, const char *path);
