/* What to parse, as bytes: how it gets to a child that was not forked from the one who asks. */
#pragma once

#include "parse.h"

/* The bytes are the arena's. */
void request_write(struct arena *arena, const struct parse_options *options, const char **bytes,
                   size_t *length);

/* False when the bytes are not what request_write makes. */
bool request_read(struct arena *arena, const char *bytes, size_t length,
                  struct parse_options *options);
