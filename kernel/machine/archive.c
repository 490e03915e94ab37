/* Reading an archive. Nothing is believed before it was checked, although the digest was right. */
#include "machine/archive.h"

#include "runtime/seal.h"

#include <string.h>

static size_t round_up(size_t n)
{
    return (n + 3) & ~(size_t)3;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A number of a header; false when it has other digits. */
static bool read_field(const char *header, size_t field, size_t *value)
{
    const char *at = header + strlen(ARCHIVE_MAGIC) + field * ARCHIVE_FIELD;
    *value = 0;
    for (size_t i = 0; i < ARCHIVE_FIELD; i++) {
        int digit = hex_value(at[i]);
        if (digit < 0)
            return false;
        *value = *value << 4 | (size_t)digit;
    }
    return true;
}

static bool read_header(const char *header, size_t *mode, size_t *name_size, size_t *size)
{
    size_t other;
    if (memcmp(header, ARCHIVE_MAGIC, strlen(ARCHIVE_MAGIC)) != 0)
        return false;
    for (size_t i = 0; i < ARCHIVE_FIELDS; i++)
        if (!read_field(header, i, &other))
            return false;
    return read_field(header, ARCHIVE_MODE, mode) && read_field(header, ARCHIVE_NAME, name_size) &&
           read_field(header, ARCHIVE_SIZE, size);
}

/* The member whose header is `at` bytes into the archive, and where the next one begins. */
static const char *read_member(const struct archive *archive, size_t at,
                               struct archive_member *member, size_t *next)
{
    size_t mode, name_size, left = archive->size - at;
    const char *header = archive->bytes + at;
    if (left < ARCHIVE_HEADER)
        return "it ends in the middle of a header";
    if (!read_header(header, &mode, &name_size, &member->size))
        return "a header is malformed";
    member->name = header + ARCHIVE_HEADER;
    left -= ARCHIVE_HEADER;
    if (name_size < 2 || name_size > left || member->name[0] == '\0' ||
        member->name[name_size - 1] != '\0')
        return "a name is malformed";
    size_t start = round_up(ARCHIVE_HEADER + name_size);
    if (start > archive->size - at || member->size > archive->size - at - start)
        return "it ends in the middle of a member";
    member->bytes = header + start;
    *next = at + round_up(start + member->size);
    if (strcmp(member->name, ARCHIVE_TRAILER) == 0)
        return NULL;
    if ((mode & ~(size_t)0777) != ARCHIVE_PLAIN)
        return "a member is no plain file";
    return (at + start) % ARCHIVE_ALIGNMENT == 0 ? NULL : "a member is not aligned";
}

/* The digits are where they always are: behind the header of the first member. */
static const char *check_digest(const struct archive *archive)
{
    const char *digits = archive->bytes + ARCHIVE_DIGEST_START, *rest = digits + ARCHIVE_DIGITS;
    uint8_t digest[SEAL_DIGEST];
    if (memcmp(archive->bytes, ARCHIVE_MAGIC, strlen(ARCHIVE_MAGIC)) != 0 ||
        memcmp(archive->bytes + ARCHIVE_HEADER, ARCHIVE_DIGEST, sizeof ARCHIVE_DIGEST) != 0)
        return "it is not one of ours: it does not begin with a digest";
    seal_hash(archive->bytes, ARCHIVE_DIGEST_START, rest,
              archive->size - (size_t)(rest - archive->bytes), digest);
    for (size_t i = 0; i < SEAL_DIGEST; i++)
        if (hex_value(digits[2 * i]) != digest[i] >> 4 ||
            hex_value(digits[2 * i + 1]) != (digest[i] & 15))
            return "its digest is wrong: it was truncated or changed";
    return NULL;
}

const char *archive_open(struct archive *archive, const void *bytes, size_t size)
{
    struct archive_member member;
    size_t at = 0;
    *archive = (struct archive){bytes, size};
    if (size < ARCHIVE_DIGEST_START + ARCHIVE_DIGITS)
        return size == 0 ? "there is none" : "it is too short";
    const char *wrong = check_digest(archive);
    do {
        if (!wrong)
            wrong = read_member(archive, at, &member, &at);
        if (!wrong && at > size)
            wrong = "it ends in the middle of a member";
        if (wrong)
            return wrong;
    } while (strcmp(member.name, ARCHIVE_TRAILER) != 0);
    return at == size ? NULL : "something follows its end";
}

bool archive_next(const struct archive *archive, struct archive_member *member)
{
    size_t at = 0;
    if (member->name != NULL)
        at = round_up((size_t)(member->bytes + member->size - archive->bytes));
    return !read_member(archive, at, member, &at) && strcmp(member->name, ARCHIVE_TRAILER) != 0;
}

bool archive_find(const struct archive *archive, const char *folder, const char *name,
                  struct archive_member *member)
{
    size_t n = strlen(folder);
    *member = (struct archive_member){NULL, NULL, 0};
    while (archive_next(archive, member))
        if (strncmp(member->name, folder, n) == 0 && strcmp(member->name + n, name) == 0)
            return true;
    return false;
}
