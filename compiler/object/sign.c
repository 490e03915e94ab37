/* Ed25519 over the digest of runtime/seal.h. */
#include "object/sign.h"

#include <sodium.h>
#include <string.h>

struct spin_seal object_seal(const void *object, size_t size, const struct signing_key *key)
{
    struct spin_seal seal = {.version = 1, .object_size = size};
    uint8_t digest[SEAL_DIGEST];
    memcpy(seal.magic, SEAL_MAGIC, sizeof seal.magic);
    memcpy(seal.key, key->public_key, sizeof seal.key);
    seal_digest(object, size, &seal, digest);
    crypto_sign_detached(seal.signature, NULL, digest, sizeof digest, key->secret);
    return seal;
}
