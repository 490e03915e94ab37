/* The key ring: whose seals this kernel accepts.
 *
 * Public keys only. A key that was revoked is refused, also when it is trusted as well, before or
 * afterwards. An empty ring accepts nothing. */
#pragma once

#include "runtime/seal.h"

#include <spin/status.h>

/* Trusts, revokes a public key; `name` is for messages and is copied. */
status key_trust(const uint8_t key[static SEAL_KEY], const char *name);
status key_revoke(const uint8_t key[static SEAL_KEY], const char *name);

/* Checks the seal at the end of a file before anything else is looked at: BAD_SEAL, UNTRUSTED,
 * REVOKED, or OK and the size of the object in front of it. */
status key_check(const void *file, size_t size, size_t *object_size);

/* What the ring says of a key: its name, or "unknown key". */
const char *key_name(const uint8_t key[static SEAL_KEY]);

/* Forgets all keys, at shutdown. */
void key_shutdown(void);
