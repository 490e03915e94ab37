/* The key ring. */
#include "keys.h"

#include "explain.h"
#include "memory.h"

#include <string.h>

struct key {
    struct key *next;
    uint8_t bytes[SEAL_KEY];
    char name[SEAL_NAME];
    bool trusted, revoked;
};

static struct key *ring;

static struct key *find(const uint8_t *bytes)
{
    for (struct key *key = ring; key; key = key->next)
        if (memcmp(key->bytes, bytes, SEAL_KEY) == 0)
            return key;
    return NULL;
}

static struct key *find_or_add(const uint8_t *bytes, const char *name)
{
    struct key *key = find(bytes);
    if (key)
        return key;
    key = memory_new(sizeof *key);
    if (!key)
        return NULL;
    memcpy(key->bytes, bytes, SEAL_KEY);
    strncpy(key->name, name, sizeof key->name - 1);
    key->next = ring;
    ring = key;
    return key;
}

status key_trust(const uint8_t bytes[static SEAL_KEY], const char *name)
{
    struct key *key = find_or_add(bytes, name);
    if (!key)
        return explain_memory("key ring");
    key->trusted = true;
    return OK;
}

status key_revoke(const uint8_t bytes[static SEAL_KEY], const char *name)
{
    struct key *key = find_or_add(bytes, name);
    if (!key)
        return explain_memory("key ring");
    key->revoked = true;
    return OK;
}

const char *key_name(const uint8_t bytes[static SEAL_KEY])
{
    const struct key *key = find(bytes);
    return key ? key->name : "unknown key";
}

status key_check(const void *file, size_t size, size_t *object_size)
{
    struct spin_seal seal;
    if (!seal_read(file, size, &seal))
        return explain(STATUS_BAD_SEAL, "no seal at the end: not made by spinc, or cut off");
    const struct key *key = find(seal.key);
    if (key && key->revoked)
        return explain(STATUS_REVOKED, "sealed with key '%s', which is revoked", key->name);
    if (!key || !key->trusted)
        return explain(STATUS_UNTRUSTED, "sealed with a key that is not trusted");
    if (!seal_verify(file, &seal))
        return explain(STATUS_BAD_SEAL, "the seal is broken: the file was changed after spinc");
    *object_size = (size_t)seal.object_size;
    return OK;
}

void key_shutdown(void)
{
    while (ring) {
        struct key *next = ring->next;
        memory_free(ring);
        ring = next;
    }
}
