/*
 * Key rings of the hosted machine: files, as runtime/seal.h lays them down.
 *
 * Reads public keys only; secret keys are the compiler's business.  A ring that somebody else could
 * have written is refused as a whole, checked on the open file so that nothing can be exchanged in
 * between.  A ring that is not there is an empty one.
 */
#pragma once

#include "machine/keyring_text.h"

#include <limits.h>

_Static_assert(KEYRING_PROBLEM > PATH_MAX, "a problem names a path");

enum { KEYRING_DIRECTORIES = 2 };

/* The directory of the user's own keys; false when there is none: HOME is not set. */
bool keyring_user_directory(char path[static PATH_MAX]);

/* The key directories in the order they are looked at; returns how many there are. */
size_t keyring_directories(char paths[static KEYRING_DIRECTORIES][PATH_MAX]);

/* Reads `keyring` of a directory; the caller frees with keyring_free(), whatever the outcome. */
bool keyring_read(const char *directory, struct keyring *ring,
                  char problem[static KEYRING_PROBLEM]);
