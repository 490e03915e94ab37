/*
 * spindle_trust_directory(): the key ring of the archive, given to the kernel's.
 */
#include "explain.h"
#include "files.h"
#include "machine/keyring_text.h"

#include <stdlib.h>
#include <string.h>

static const char name[] = "keyring";

static status trust_file(const struct archive_member *file)
{
    char problem[KEYRING_PROBLEM];
    struct keyring ring = {NULL, 0};
    char *text = calloc(file->size + 1, 1);
    if (text == NULL)
        return explain(STATUS_NO_MEMORY, "%s: out of memory", name);
    memcpy(text, file->bytes, file->size);
    status result = keyring_parse(&ring, text, name, problem)
                        ? keyring_trust(&ring)
                        : explain(STATUS_INVALID, "%s", problem);
    keyring_free(&ring);
    free(text);
    return result;
}

/* A machine without key ring trusts nobody. */
status spindle_trust_directory(const char *directory)
{
    struct archive_member file;
    if (directory != NULL)
        return explain(STATUS_NOT_FOUND, "%s: this machine has no directories", directory);
    return files_find("", name, &file) ? trust_file(&file) : OK;
}
