/* The seal: what both sides of it share. Signing is in compiler/object alone.
 *
 * A sealed object is an ELF file followed by `struct spin_seal` (spin/abi.h). The signature is
 * Ed25519 over BLAKE2b-512 of SPIN_SEAL_DOMAIN with its final NUL, the ELF file, and the seal up to
 * `signature`.
 *
 * Files of keys. They lie in a *key directory*; there are up to two, looked at in this order:
 *     1. `keys` beside the directory of the running program (build/bin/spinc -> build/keys), if it
 *        exists: the development keys, made by the build;
 *     2. $XDG_CONFIG_HOME/spindle, or ~/.config/spindle without it: the installed ones.
 * A key directory holds
 *     secret    signs objects; the first one found is used. One line:
 *                   spindle-secret-key-1 HEX NAME
 *               HEX: 64 digits of the Ed25519 seed. Refused unless it is a regular file of the user
 *               (or of root) that nobody else may read or write.
 *     keyring   the keys the kernel trusts. One line per key, `#` starts a comment line:
 *                   trust HEX NAME
 *                   revoke HEX NAME
 *               HEX: 64 digits of the public key. The rings of both directories are added up, and a
 *               `revoke` anywhere beats every `trust`. Refused unless it is a regular file of the
 *               user (or of root) that nobody else may write.
 * NAME is one word of at most SEAL_NAME - 1 printable characters.
 *
 * Protocol for the kernel: seal_read(), look the key up in the ring, seal_verify(), and only then
 * look at the ELF file. Nothing here allocates, reads a file or keeps state. */
#pragma once

#include <spin/abi.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SEAL_KEY = 32,    /* bytes of a public key, and of the seed a secret key is made from */
    SEAL_DIGEST = 64, /* bytes of what is signed */
    SEAL_HEX = 64,    /* digits of a key in a file */
    SEAL_NAME = 64,   /* bytes of a key's name, with the final NUL */
};

#define SEAL_MAGIC       "SPINSEAL"
#define SEAL_SECRET_WORD "spindle-secret-key-1"

/* Copies the seal from the end of `file`; false when there is none or its size is wrong. */
bool seal_read(const void *file, size_t size, struct spin_seal *seal);

/* What is signed: `object` is the ELF file alone; all of `seal` but the signature is filled in. */
void seal_digest(const void *object, size_t size, const struct spin_seal *seal,
                 uint8_t digest[static SEAL_DIGEST]);

/* Whether the seal read from `file` was made with the secret half of `seal->key`. */
bool seal_verify(const void *file, const struct spin_seal *seal);

/* BLAKE2b-256 of a text without its NUL: how types, procedures and interfaces are compared. */
struct spin_fingerprint seal_fingerprint(const char *text);

/* BLAKE2b-512 of two pieces of memory, one behind the other. */
void seal_hash(const void *first, size_t first_size, const void *second, size_t second_size,
               uint8_t digest[static SEAL_DIGEST]);

/* 64 digits and a NUL for a key, and back; false when `text` does not begin with 64 hexadecimal
 * digits. Reads no further than the first character that is not one. */
void seal_to_hex(const uint8_t key[static SEAL_KEY], char text[static SEAL_HEX + 1]);
bool seal_from_hex(const char *text, uint8_t key[static SEAL_KEY]);
