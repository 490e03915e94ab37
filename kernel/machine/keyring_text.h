/* What a key ring says, as runtime/seal.h lays it down: the text, wherever it comes from. */
#pragma once

#include "runtime/seal.h"

#include <spindle.h>

enum { KEYRING_PROBLEM = 4096 + 128 }; /* bytes for one line that says what is wrong */

struct keyring_entry {
    bool is_revoked;
    uint8_t key[SEAL_KEY];
    char name[SEAL_NAME];
};

struct keyring {
    struct keyring_entry *entries;
    size_t count;
};

/* Adds the entries of a text, which is cut into its lines, to a ring. False with the line in `problem`
 * that is wrong; `path` names the text. */
bool keyring_parse(struct keyring *ring, char *text, const char *path,
                   char problem[static KEYRING_PROBLEM]);
void keyring_free(struct keyring *ring);

/* One word of at most SEAL_NAME - 1 printable characters. */
bool keyring_is_name(const char *name);

/* Gives the entries to the kernel. */
status keyring_trust(const struct keyring *ring);
