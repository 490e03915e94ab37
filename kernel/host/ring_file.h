/* Changing a key ring: read again, written as a whole under another name, renamed over the old one. */
#pragma once

#include "machine/hosted/keyring.h"

#include <stdio.h>

/* Makes a key directory that is not there, and those above it, for the user alone. */
bool ring_make_directory(const char *directory, char problem[static KEYRING_PROBLEM]);

/* Adds an entry unless the ring says the same already. */
bool ring_append(const char *directory, const struct keyring_entry *entry,
                 char problem[static KEYRING_PROBLEM]);

/* Writes a file of mode 0600 that must not be there yet, whole or not at all. */
bool ring_write_new(const char *path, const char *text, char problem[static KEYRING_PROBLEM]);

/* Prints the line of an entry. */
void ring_print(const struct keyring_entry *entry, FILE *out);
