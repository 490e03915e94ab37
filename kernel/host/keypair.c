/* New key pairs. */
#include "keypair.h"

#include "ring_file.h"

#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

static bool make(const char *path, const char *name, uint8_t *key, char *problem)
{
    uint8_t seed[SEAL_KEY], secret[crypto_sign_SECRETKEYBYTES];
    char hex[SEAL_HEX + 1], text[256];
    randombytes_buf(seed, sizeof seed);
    crypto_sign_seed_keypair(key, secret, seed);
    seal_to_hex(seed, hex);
    snprintf(text, sizeof text, "%s %s %s\n", SEAL_SECRET_WORD, hex, name);
    bool good = ring_write_new(path, text, problem);
    sodium_memzero(text, sizeof text);
    sodium_memzero(hex, sizeof hex);
    sodium_memzero(seed, sizeof seed);
    sodium_memzero(secret, sizeof secret);
    return good;
}

bool keypair_make(const char *directory, const char *name, uint8_t key[static SEAL_KEY],
                  char problem[static KEYRING_PROBLEM])
{
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/secret", directory) >= PATH_MAX) {
        snprintf(problem, KEYRING_PROBLEM, "%s: name too long", directory);
        return false;
    }
    if (access(path, F_OK) == 0) {
        snprintf(problem, KEYRING_PROBLEM, "%s: is there already; remove it to make another", path);
        return false;
    }
    if (sodium_init() < 0) {
        snprintf(problem, KEYRING_PROBLEM, "%s: no random numbers", path);
        return false;
    }
    return make(path, name, key, problem);
}
