/* Finding and making the key that seals objects. The files are described in runtime/seal.h.
 *
 * Only this side of the project ever holds a secret key; it is wiped when no longer needed. */
#pragma once

#include "runtime/seal.h"

#include <stdbool.h>
#include <stddef.h>

struct signing_key {
    char name[SEAL_NAME];
    uint8_t public_key[SEAL_KEY];
    uint8_t secret[64]; /* as libsodium wants it */
};

enum { KEY_PROBLEM = 4400 }; /* bytes of a message that names a file, with the NUL */

/* Reads the key of `path`, or with NULL the first `secret` of the key directories. False with one
 * line in `problem` that names the file: not there, not readable, readable by others, not a key. */
bool key_load(struct signing_key *key, const char *path, char problem[static KEY_PROBLEM]);

/* Makes `secret` (0600) and a `keyring` that trusts it in `directory`, unless there is a secret. */
bool key_create(const char *directory, const char *name, char problem[static KEY_PROBLEM]);

void key_wipe(struct signing_key *key);
