/* Sealing: the last thing that happens to an object. Only the compiler's parent process signs. */
#pragma once

#include "object/keys.h"

#include <spin/abi.h>

/* The seal to append to these bytes. Ed25519 is deterministic: same bytes and key, same seal. */
struct spin_seal object_seal(const void *object, size_t size, const struct signing_key *key);
