/* The seal: reading, hashing, verifying. BLAKE2b and Ed25519 are libsodium's. */
#include "runtime/seal.h"

#include <sodium.h>
#include <string.h>

_Static_assert(SEAL_KEY == crypto_sign_PUBLICKEYBYTES, "Ed25519 public keys");
_Static_assert(SEAL_DIGEST == crypto_generichash_BYTES_MAX, "BLAKE2b-512");
_Static_assert(SPIN_FINGERPRINT == crypto_generichash_BYTES, "BLAKE2b-256");

bool seal_read(const void *file, size_t size, struct spin_seal *seal)
{
    if (size < sizeof *seal)
        return false;
    size_t object_size = size - sizeof *seal;
    memcpy(seal, (const uint8_t *)file + object_size, sizeof *seal);
    return memcmp(seal->magic, SEAL_MAGIC, sizeof seal->magic) == 0 && seal->version == 1 &&
           seal->reserved == 0 && seal->object_size == object_size;
}

void seal_digest(const void *object, size_t size, const struct spin_seal *seal,
                 uint8_t digest[static SEAL_DIGEST])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, SEAL_DIGEST);
    crypto_generichash_update(&state, (const uint8_t *)SPIN_SEAL_DOMAIN, sizeof SPIN_SEAL_DOMAIN);
    crypto_generichash_update(&state, object, size);
    crypto_generichash_update(&state, (const uint8_t *)seal, offsetof(struct spin_seal, signature));
    crypto_generichash_final(&state, digest, SEAL_DIGEST);
}

void seal_hash(const void *first, size_t first_size, const void *second, size_t second_size,
               uint8_t digest[static SEAL_DIGEST])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, SEAL_DIGEST);
    crypto_generichash_update(&state, first, first_size);
    crypto_generichash_update(&state, second, second_size);
    crypto_generichash_final(&state, digest, SEAL_DIGEST);
}

bool seal_verify(const void *file, const struct spin_seal *seal)
{
    uint8_t digest[SEAL_DIGEST];
    seal_digest(file, seal->object_size, seal, digest);
    return crypto_sign_verify_detached(seal->signature, digest, sizeof digest, seal->key) == 0;
}

struct spin_fingerprint seal_fingerprint(const char *text)
{
    struct spin_fingerprint fingerprint;
    crypto_generichash(fingerprint.bytes, sizeof fingerprint.bytes, (const uint8_t *)text,
                       strlen(text), NULL, 0);
    return fingerprint;
}

void seal_to_hex(const uint8_t key[static SEAL_KEY], char text[static SEAL_HEX + 1])
{
    sodium_bin2hex(text, SEAL_HEX + 1, key, SEAL_KEY);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool seal_from_hex(const char *text, uint8_t key[static SEAL_KEY])
{
    for (size_t i = 0; i < SEAL_KEY; i++) {
        int high = hex_digit(text[2 * i]);
        int low = high < 0 ? -1 : hex_digit(text[2 * i + 1]);
        if (low < 0)
            return false;
        key[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}
