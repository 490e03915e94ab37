/* Where a file lies decides what it is: the file being compiled, part of the prelude, or an interface.
 *
 * The parent asks again for every path that the front end's child names: what counts as prelude, and so
 * what has a meaning of the compiler's own, must not rest on the word of a process that read hostile
 * text. */
#pragma once

#include "parse.h"

/* Whether the file really lies below the folder, or below one of a list that ends with NULL, whatever
 * links lead there. */
bool folder_holds(const char *folder, const char *file);
bool folders_hold(const char *const *folders, const char *file);

/* What the file is, from its path alone. */
enum source_kind folder_kind(const struct parse_options *options, const char *path);

/* Whether a source that the child names can be what it says: the first is the file being compiled, no
 * other is, and the name that is shown ends as the path does. */
bool folder_has_source(const struct parse_options *options, uint32_t number, const char *path,
                       const char *display);
