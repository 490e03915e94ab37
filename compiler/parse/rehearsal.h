/* The front end parses a text of its own before there is one to parse: then clang has made its tables, the
 * dynamic linker has bound what is called, and the pages that a parse writes belong to the process. */
#pragma once

#include <stdbool.h>

/* False when the library cannot be used. requires: a process that is there for parses only. */
bool rehearse(const char *library);
