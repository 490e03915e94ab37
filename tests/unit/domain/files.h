/* Files for devices, on whatever machine the tests run. */
#pragma once

#include "modules.h"

/* Makes a file; the last six characters of `path`, XXXXXX, become what makes it the only one. */
void file_make(char *path, struct bytes content);
void file_remove(const char *path);
