/* Texts of interfaces, in rows by their fingerprints. */
#include "text.h"

#include "memory.h"

#include "runtime/seal.h"

#include <stddef.h>
#include <string.h>

enum { ROWS = 64 };

struct text {
    struct text *next;
    struct spin_fingerprint fingerprint;
    size_t users, size; /* the second with the NUL */
    char bytes[];
};

static struct text *rows[ROWS];

static struct text **row_of(const struct spin_fingerprint *fingerprint)
{
    return &rows[fingerprint->bytes[0] % ROWS];
}

bool text_is_plain(const char *text)
{
    for (; *text; text++)
        if (*text != '\n' && (*text < ' ' || *text > '~'))
            return false;
    return true;
}

/* Whoever has the fingerprint of a text and not its bytes has made up one of them. */
static struct text *find(const char *bytes, size_t size, const struct spin_fingerprint *fingerprint)
{
    struct text *text = *row_of(fingerprint);
    while (text && memcmp(&text->fingerprint, fingerprint, sizeof *fingerprint) != 0)
        text = text->next;
    return text && text->size == size && memcmp(text->bytes, bytes, size) == 0 ? text : NULL;
}

/* What is wrong with it, NULL: nothing. */
static const char *flaw_of(const char *bytes, const struct spin_fingerprint *fingerprint)
{
    struct spin_fingerprint found = seal_fingerprint(bytes);
    if (!text_is_plain(bytes))
        return "text";
    return memcmp(&found, fingerprint, sizeof found) != 0 ? "fingerprint of another text" : NULL;
}

static struct text *add(const char *bytes, size_t size, const struct spin_fingerprint *fingerprint)
{
    struct text *text = memory_take(sizeof *text + size);
    if (!text)
        return NULL;
    struct text **row = row_of(fingerprint);
    *text = (struct text){.next = *row, .fingerprint = *fingerprint, .size = size};
    memcpy(text->bytes, bytes, size);
    *row = text;
    return text;
}

const char *text_take(const char *bytes, const struct spin_fingerprint *fingerprint,
                      const char **flaw)
{
    size_t size = strlen(bytes) + 1;
    struct text *text = find(bytes, size, fingerprint);
    *flaw = text ? NULL : flaw_of(bytes, fingerprint);
    if (!text && !*flaw)
        text = add(bytes, size, fingerprint);
    if (!text)
        return NULL;
    text->users++;
    return text->bytes;
}

void text_give(const char *copy)
{
    struct text *text = (struct text *)(uintptr_t)(copy - offsetof(struct text, bytes));
    if (--text->users > 0)
        return;
    struct text **at = row_of(&text->fingerprint);
    while (*at != text)
        at = &(*at)->next;
    *at = text->next;
    memory_free(text);
}
