/* Making key pairs: the one place of this program that ever sees a secret key, and only to write it.
 * libspindle cannot do it, and nothing here signs. */
#pragma once

#include "machine/hosted/keyring.h"

/* Writes DIRECTORY/secret, of mode 0600, with a new key; the public half goes to `key`. Refused when
 * there is one: the old one would be lost. */
bool keypair_make(const char *directory, const char *name, uint8_t key[static SEAL_KEY],
                  char problem[static KEYRING_PROBLEM]);
