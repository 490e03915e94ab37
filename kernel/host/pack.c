/* Making an archive: members one behind the other, at last the digest over them. */
#include "pack.h"

#include "machine/archive.h"

#include "runtime/seal.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MODE = ARCHIVE_PLAIN | 0444 };

static char *extend(struct pack *pack, size_t n)
{
    if (pack->size + n > pack->room) {
        size_t room = 2 * (pack->size + n);
        char *grown = realloc(pack->bytes, room);
        if (!grown) {
            pack->is_bad = true;
            return NULL;
        }
        pack->bytes = grown;
        pack->room = room;
    }
    char *start = pack->bytes + pack->size;
    pack->size += n;
    return memset(start, 0, n);
}

/* Bytes of the name with its NULs, such that what follows begins at a multiple of `alignment`. */
static size_t padded_name(const struct pack *pack, const char *name, size_t alignment)
{
    size_t n = strlen(name) + 1, start = pack->size + ARCHIVE_HEADER;
    return (start + n + alignment - 1) / alignment * alignment - start;
}

static void put_header(struct pack *pack, const char *name, uint32_t mode, size_t size,
                       size_t alignment)
{
    char header[ARCHIVE_HEADER + 1];
    size_t name_size = padded_name(pack, name, alignment);
    const uint32_t fields[ARCHIVE_FIELDS] = {
        [ARCHIVE_MODE] = mode,
        [2] = 1, /* links */
        [ARCHIVE_SIZE] = (uint32_t)size,
        [ARCHIVE_NAME] = (uint32_t)name_size,
    };
    size_t n = strlen(ARCHIVE_MAGIC);
    memcpy(header, ARCHIVE_MAGIC, n);
    for (size_t i = 0; i < ARCHIVE_FIELDS; i++, n += ARCHIVE_FIELD)
        snprintf(header + n, sizeof header - n, "%08x", fields[i]);
    char *start = extend(pack, ARCHIVE_HEADER + name_size);
    if (start) {
        memcpy(start, header, ARCHIVE_HEADER);
        strcpy(start + ARCHIVE_HEADER, name);
    }
}

static void put_member(struct pack *pack, const char *name, const void *bytes, size_t size)
{
    put_header(pack, name, MODE, size, ARCHIVE_ALIGNMENT);
    char *start = extend(pack, (size + 3) & ~(size_t)3);
    if (start && size)
        memcpy(start, bytes, size);
}

void pack_init(struct pack *pack)
{
    char digits[ARCHIVE_DIGITS + 1];
    *pack = (struct pack){NULL, 0, 0, false};
    memset(digits, '0', ARCHIVE_DIGITS);
    digits[ARCHIVE_DIGITS] = '\n';
    put_member(pack, ARCHIVE_DIGEST, digits, sizeof digits);
}

void pack_fini(struct pack *pack)
{
    free(pack->bytes);
    *pack = (struct pack){NULL, 0, 0, true};
}

bool pack_has(const struct pack *pack, const char *name)
{
    size_t at = 0;
    while (at < pack->size) {
        const char *header = pack->bytes + at, *field = header + strlen(ARCHIVE_MAGIC);
        char digits[ARCHIVE_FIELD + 1] = "";
        memcpy(digits, field + ARCHIVE_SIZE * ARCHIVE_FIELD, ARCHIVE_FIELD);
        size_t size = strtoul(digits, NULL, 16);
        memcpy(digits, field + ARCHIVE_NAME * ARCHIVE_FIELD, ARCHIVE_FIELD);
        if (strcmp(header + ARCHIVE_HEADER, name) == 0)
            return true;
        at += ARCHIVE_HEADER + strtoul(digits, NULL, 16) + ((size + 3) & ~(size_t)3);
    }
    return false;
}

void pack_add(struct pack *pack, const char *name, const void *bytes, size_t size)
{
    if (size > UINT32_MAX / 2 || name[0] == '\0')
        pack->is_bad = true;
    if (!pack->is_bad && !pack_has(pack, name))
        put_member(pack, name, bytes, size);
}

bool pack_finish(struct pack *pack)
{
    uint8_t digest[SEAL_DIGEST];
    char digits[3];
    put_header(pack, ARCHIVE_TRAILER, 0, 0, 4);
    if (pack->is_bad || pack->size > UINT32_MAX)
        return false;
    char *at = pack->bytes + ARCHIVE_DIGEST_START, *rest = at + ARCHIVE_DIGITS;
    seal_hash(pack->bytes, ARCHIVE_DIGEST_START, rest, (size_t)(pack->bytes + pack->size - rest),
              digest);
    for (size_t i = 0; i < SEAL_DIGEST; i++, at += 2) {
        snprintf(digits, sizeof digits, "%02x", digest[i]);
        memcpy(at, digits, 2);
    }
    return true;
}
