/* Reading and checking seals: what is refused. */
#include "runtime/seal.h"

#include <criterion/criterion.h>
#include <sodium.h>
#include <string.h>

enum { ELF = 200, FILE_SIZE = ELF + sizeof(struct spin_seal) };

/* A file of ELF bytes sealed with the key of this seed. */
static void sealed(uint8_t file[static FILE_SIZE], uint8_t seed_byte)
{
    uint8_t seed[SEAL_KEY], public_key[SEAL_KEY], secret[crypto_sign_SECRETKEYBYTES];
    uint8_t digest[SEAL_DIGEST];
    memset(seed, seed_byte, sizeof seed);
    crypto_sign_seed_keypair(public_key, secret, seed);
    for (size_t i = 0; i < ELF; i++)
        file[i] = (uint8_t)i;
    struct spin_seal seal = {.version = 1, .object_size = ELF};
    memcpy(seal.magic, SEAL_MAGIC, sizeof seal.magic);
    memcpy(seal.key, public_key, sizeof seal.key);
    seal_digest(file, ELF, &seal, digest);
    crypto_sign_detached(seal.signature, NULL, digest, sizeof digest, secret);
    memcpy(file + ELF, &seal, sizeof seal);
}

Test(seal, accepts_what_was_sealed)
{
    uint8_t file[FILE_SIZE];
    struct spin_seal seal;
    sealed(file, 1);
    cr_assert(seal_read(file, sizeof file, &seal));
    cr_assert(seal_verify(file, &seal));
}

Test(seal, refuses_every_changed_byte)
{
    uint8_t file[FILE_SIZE];
    sealed(file, 1);
    for (size_t i = 0; i < FILE_SIZE; i++) {
        struct spin_seal seal;
        file[i] ^= 0x10;
        cr_expect(!(seal_read(file, sizeof file, &seal) && seal_verify(file, &seal)), "byte %zu",
                  i);
        file[i] ^= 0x10;
    }
}

Test(seal, refuses_another_key)
{
    uint8_t file[FILE_SIZE], other[FILE_SIZE];
    struct spin_seal seal;
    sealed(file, 1);
    sealed(other, 2);
    memcpy(file + ELF + offsetof(struct spin_seal, key),
           other + ELF + offsetof(struct spin_seal, key), SEAL_KEY);
    cr_assert(seal_read(file, sizeof file, &seal));
    cr_expect(!seal_verify(file, &seal));
}

Test(seal, refuses_short_and_extended_files)
{
    uint8_t file[FILE_SIZE + 1] = {0};
    struct spin_seal seal;
    sealed(file, 1);
    for (size_t n = 0; n < FILE_SIZE; n++)
        cr_expect(!seal_read(file, n, &seal), "%zu bytes", n);
    cr_expect(!seal_read(file, FILE_SIZE + 1, &seal));
}

Test(seal, hex_is_read_back)
{
    uint8_t key[SEAL_KEY], again[SEAL_KEY];
    char text[SEAL_HEX + 1];
    for (size_t i = 0; i < SEAL_KEY; i++)
        key[i] = (uint8_t)(i * 11);
    seal_to_hex(key, text);
    cr_assert(strlen(text) == SEAL_HEX);
    cr_assert(seal_from_hex(text, again));
    cr_expect(memcmp(key, again, SEAL_KEY) == 0);
}

Test(seal, hex_of_other_shapes_is_refused)
{
    uint8_t key[SEAL_KEY];
    char text[SEAL_HEX + 1];
    memset(text, 'a', SEAL_HEX);
    text[SEAL_HEX] = 0;
    cr_expect(seal_from_hex(text, key));
    text[63] = 'A';
    cr_expect(!seal_from_hex(text, key));
    text[63] = 0;
    cr_expect(!seal_from_hex(text, key));
    cr_expect(!seal_from_hex("", key));
    cr_expect(!seal_from_hex("0x", key));
}
