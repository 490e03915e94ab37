/* Where a compile finds its headers and puts its results.
 *
 * Headers lie relative to the running program: build/bin/spinc uses build/include and
 * build/share/spindle/interfaces, and so does an installed one. */
#pragma once

#include "compile.h"

#include "arena.h"

/* Directories ending with NULL, as parse/parse.h wants them. `root` holds spin/safe.h; NULL: found. */
const char *const *paths_prelude(struct arena *arena, const char *root);
const char *const *paths_interfaces(struct arena *arena, const struct compile_options *options);

/* The C file to parse: the input itself, or for an interface header a file that includes it, which
 * exists until paths_source_done(). NULL, with a message on stderr, when it cannot be made. */
const char *paths_source(struct arena *arena, const struct compile_options *options);
void paths_source_done(const struct compile_options *options, const char *source);

/* The file to write: -o; or for an object NAME.o in the working directory, for views /dev/stdout. */
const char *paths_output(struct arena *arena, const struct compile_options *options);
const char *paths_dependencies(struct arena *arena, const struct compile_options *options);

/* Last part of a path without the suffix, when it has it. */
const char *paths_base(struct arena *arena, const char *path, const char *suffix);
