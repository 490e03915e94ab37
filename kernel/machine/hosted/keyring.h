/*
 * Key rings of the hosted machine: files, as runtime/seal.h lays them down.
 *
 * Reads public keys only; secret keys are the compiler's business.  A ring that somebody else could
 * have written is refused as a whole, checked on the open file so that nothing can be exchanged in
 * between.  A ring that is not there is an empty one.
 */
#pragma once

#include "runtime/seal.h"

#include <limits.h>

enum {
    KEYRING_DIRECTORIES = 2,
    KEYRING_PROBLEM = PATH_MAX + 128, /* bytes for one line that says what is wrong */
};

struct keyring_entry {
    bool is_revoked;
    uint8_t key[SEAL_KEY];
    char name[SEAL_NAME];
};

struct keyring {
    struct keyring_entry *entries;
    size_t count;
};

/* The directory of the user's own keys; false when there is none: HOME is not set. */
bool keyring_user_directory(char path[static PATH_MAX]);

/* The key directories in the order they are looked at; returns how many there are. */
size_t keyring_directories(char paths[static KEYRING_DIRECTORIES][PATH_MAX]);

/* Reads `keyring` of a directory; the caller frees with keyring_free(), whatever the outcome. */
bool keyring_read(const char *directory, struct keyring *ring,
                  char problem[static KEYRING_PROBLEM]);
void keyring_free(struct keyring *ring);

/* One word of at most SEAL_NAME - 1 printable characters. */
bool keyring_is_name(const char *name);
