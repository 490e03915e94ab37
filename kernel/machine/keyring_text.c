/* The text of a key ring. */
#include "machine/keyring_text.h"

#include "explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool fail(char *problem, const char *path, const char *why)
{
    snprintf(problem, KEYRING_PROBLEM, "%s: %s", path, why);
    return false;
}

bool keyring_is_name(const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < n; i++)
        if (name[i] <= ' ' || name[i] > '~')
            return false;
    return n > 0 && n < SEAL_NAME;
}

static bool parse_line(const char *line, struct keyring_entry *entry)
{
    static const char *const words[] = {"trust ", "revoke "};
    for (size_t i = 0; i < 2; i++) {
        size_t word = strlen(words[i]);
        if (strncmp(line, words[i], word) != 0)
            continue;
        const char *name = line + word + SEAL_HEX;
        entry->is_revoked = i == 1;
        if (!seal_from_hex(line + word, entry->key) || name[0] != ' ' || !keyring_is_name(name + 1))
            return false;
        strcpy(entry->name, name + 1);
        return true;
    }
    return false;
}

bool keyring_parse(struct keyring *ring, char *text, const char *path,
                   char problem[static KEYRING_PROBLEM])
{
    char why[80];
    unsigned number = 0;
    for (char *rest = text, *line; (line = strsep(&rest, "\n")) != NULL;) {
        number++;
        if (line[0] == '#' || line[0] == '\0')
            continue;
        struct keyring_entry *grown =
            realloc(ring->entries, (ring->count + 1) * sizeof *ring->entries);
        if (grown == NULL)
            return fail(problem, path, "out of memory");
        ring->entries = grown;
        if (!parse_line(line, &grown[ring->count])) {
            snprintf(why, sizeof why, "line %u is neither 'trust KEY NAME' nor 'revoke KEY NAME'",
                     number);
            return fail(problem, path, why);
        }
        ring->count++;
    }
    return true;
}

void keyring_free(struct keyring *ring)
{
    free(ring->entries);
    *ring = (struct keyring){NULL, 0};
}

status keyring_trust(const struct keyring *ring)
{
    for (size_t i = 0; i < ring->count; i++) {
        const struct keyring_entry *entry = &ring->entries[i];
        TRY(entry->is_revoked ? spindle_revoke(entry->key, entry->name)
                              : spindle_trust(entry->key, entry->name));
    }
    return OK;
}
