/* Archives of the bare machine: what the host packs is what the machine reads, and nothing else is. */
#include "machine/archive.h"
#include "host/pack.h"

#include "runtime/seal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEMBERS = 5, MUTATIONS = 20000 };

static const struct {
    const char *name, *bytes;
} members[MEMBERS] = {
    {"keyring", "trust nobody\n"},
    {"object/a/rather/long/path/of/an/object.o", "\x7f"
                                                 "ELF and more"},
    {"device/empty", ""},
    {"device//absolute/name with blanks",
     "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},
    {"job/0", "object"},
};

static struct pack packed(void)
{
    struct pack pack;
    pack_init(&pack);
    for (size_t i = 0; i < MEMBERS; i++)
        pack_add(&pack, members[i].name, members[i].bytes, strlen(members[i].bytes));
    cr_assert(pack_finish(&pack));
    return pack;
}

/* The digest of what the archive has become: what lies behind it is looked at then. */
static void renew(struct pack *pack)
{
    uint8_t digest[SEAL_DIGEST];
    char digits[3], *at = pack->bytes + ARCHIVE_DIGEST_START, *rest = at + ARCHIVE_DIGITS;
    seal_hash(pack->bytes, ARCHIVE_DIGEST_START, rest, (size_t)(pack->bytes + pack->size - rest),
              digest);
    for (size_t i = 0; i < SEAL_DIGEST; i++, at += 2) {
        snprintf(digits, sizeof digits, "%02x", digest[i]);
        memcpy(at, digits, 2);
    }
}

static char *header_of(struct pack *pack, const char *name)
{
    struct archive archive;
    struct archive_member member = {NULL, NULL, 0};
    cr_assert(!archive_open(&archive, pack->bytes, pack->size));
    while (archive_next(&archive, &member))
        if (strcmp(member.name, name) == 0)
            return pack->bytes + (member.name - ARCHIVE_HEADER - pack->bytes);
    abort();
}

static void put_field(char *header, size_t field, const char *digits)
{
    memcpy(header + strlen(ARCHIVE_MAGIC) + field * ARCHIVE_FIELD, digits, ARCHIVE_FIELD);
}

/* The archive is refused, with these words in the reason. */
static void expect_refusal(struct pack *pack, const char *words)
{
    struct archive archive;
    const char *wrong = archive_open(&archive, pack->bytes, pack->size);
    cr_assert(wrong && strstr(wrong, words), "'%s', not '%s'", wrong ? wrong : "opened", words);
    pack_fini(pack);
}

Test(archive, what_was_packed_is_read)
{
    struct pack pack = packed();
    struct archive archive;
    struct archive_member member = {NULL, NULL, 0};
    cr_assert(!archive_open(&archive, pack.bytes, pack.size));
    cr_assert(archive_next(&archive, &member) && strcmp(member.name, ARCHIVE_DIGEST) == 0);
    for (size_t i = 0; i < MEMBERS; i++) {
        cr_assert(archive_next(&archive, &member));
        cr_assert(strcmp(member.name, members[i].name) == 0);
        cr_assert(member.size == strlen(members[i].bytes));
        cr_assert(memcmp(member.bytes, members[i].bytes, member.size) == 0);
        cr_assert((member.bytes - archive.bytes) % ARCHIVE_ALIGNMENT == 0);
    }
    cr_assert(!archive_next(&archive, &member));
    pack_fini(&pack);
}

Test(archive, members_are_found_by_name)
{
    struct pack pack = packed();
    struct archive archive;
    struct archive_member member;
    cr_assert(!archive_open(&archive, pack.bytes, pack.size));
    cr_assert(archive_find(&archive, "device/", "empty", &member) && member.size == 0);
    cr_assert(archive_find(&archive, "", "job/0", &member) && member.size == 6);
    cr_assert(!archive_find(&archive, "device/", "emp", &member));
    cr_assert(!archive_find(&archive, "device/", "empty ", &member));
    cr_assert(!archive_find(&archive, "object/", "empty", &member));
    cr_assert(!archive_find(&archive, "", ARCHIVE_TRAILER, &member));
    pack_fini(&pack);
}

Test(archive, the_first_of_two_with_one_name_stays)
{
    struct pack pack;
    struct archive archive;
    struct archive_member member;
    pack_init(&pack);
    pack_add(&pack, "name", "first", 5);
    pack_add(&pack, "name", "second", 6);
    cr_assert(pack_has(&pack, "name") && !pack_has(&pack, "nam"));
    cr_assert(pack_finish(&pack));
    cr_assert(!archive_open(&archive, pack.bytes, pack.size));
    cr_assert(archive_find(&archive, "", "name", &member) && member.size == 5);
    pack_fini(&pack);
}

Test(archive, a_member_without_name_spoils_the_archive)
{
    struct pack pack;
    pack_init(&pack);
    pack_add(&pack, "", "bytes", 5);
    cr_assert(!pack_finish(&pack));
    pack_fini(&pack);
}

/* --- Damage ------------------------------------------------------------------------------------- */

Test(archive, nothing)
{
    struct archive archive;
    cr_assert(strstr(archive_open(&archive, NULL, 0), "there is none"));
    cr_assert(strstr(archive_open(&archive, "070701", 6), "too short"));
}

Test(archive, every_shorter_one_is_refused)
{
    struct pack pack = packed();
    struct archive archive;
    for (size_t size = 0; size < pack.size; size++) {
        char *copy = malloc(size + 1);
        memcpy(copy, pack.bytes, size);
        cr_assert(archive_open(&archive, copy, size), "%zu of %zu bytes", size, pack.size);
        free(copy);
    }
    pack_fini(&pack);
}

Test(archive, every_changed_byte_is_noticed)
{
    struct pack pack = packed();
    struct archive archive;
    for (size_t at = 0; at < pack.size; at++) {
        pack.bytes[at] ^= 0x10;
        cr_assert(archive_open(&archive, pack.bytes, pack.size), "byte %zu", at);
        pack.bytes[at] ^= 0x10;
    }
    cr_assert(!archive_open(&archive, pack.bytes, pack.size));
    pack_fini(&pack);
}

#define DAMAGED(name, words, statement)                                                            \
    Test(archive, name)                                                                            \
    {                                                                                              \
        struct pack pack = packed();                                                               \
        statement;                                                                                 \
        renew(&pack);                                                                              \
        expect_refusal(&pack, words);                                                              \
    }

#define HEADER header_of(&pack, "device/empty")

DAMAGED(of_another_program, "not one of ours", memcpy(pack.bytes + ARCHIVE_HEADER, "keyring", 8))
DAMAGED(of_another_format, "not one of ours", memcpy(pack.bytes, "070702", 6))
DAMAGED(header_without_magic, "header is malformed", memcpy(HEADER, "170701", 6))
DAMAGED(header_of_no_number, "header is malformed", put_field(HEADER, 3, "0000000g"))
DAMAGED(header_in_capitals, "header is malformed", put_field(HEADER, 3, "0000000A"))
DAMAGED(folder, "no plain file", put_field(HEADER, ARCHIVE_MODE, "000041ed"))
DAMAGED(link_to_elsewhere, "no plain file", put_field(HEADER, ARCHIVE_MODE, "0000a1ff"))
DAMAGED(name_of_no_length, "name is malformed", put_field(HEADER, ARCHIVE_NAME, "00000000"))
DAMAGED(name_of_nothing, "name is malformed", HEADER[ARCHIVE_HEADER] = '\0')
DAMAGED(name_without_end, "name is malformed", put_field(HEADER, ARCHIVE_NAME, "00000005"))
DAMAGED(name_beyond_the_end, "name is malformed", put_field(HEADER, ARCHIVE_NAME, "7fffffff"))
DAMAGED(name_beyond_everything, "name is malformed", put_field(HEADER, ARCHIVE_NAME, "ffffffff"))
DAMAGED(bytes_beyond_the_end, "middle of a member", put_field(HEADER, ARCHIVE_SIZE, "00010000"))
DAMAGED(bytes_beyond_everything, "middle of a member", put_field(HEADER, ARCHIVE_SIZE, "ffffffff"))
DAMAGED(bytes_of_another_size, "header is malformed", put_field(HEADER, ARCHIVE_SIZE, "00000004"))
DAMAGED(no_trailer, "middle of a header", pack.size -= ARCHIVE_HEADER + 14)
DAMAGED(half_a_trailer, "middle of a header", pack.size -= 20)
DAMAGED(member_after_the_end, "something follows", strcpy(HEADER + ARCHIVE_HEADER, ARCHIVE_TRAILER))

/* Whatever stands there, it is read within its bounds or refused. */
Test(archive, random_mutations)
{
    struct pack whole = packed();
    uint64_t state = 0x5eed5eed5eed5eed;
    size_t opened = 0;
    for (int i = 0; i < MUTATIONS; i++) {
        struct pack pack = {malloc(whole.size), whole.size, whole.size, false};
        struct archive archive;
        struct archive_member member = {NULL, NULL, 0};
        memcpy(pack.bytes, whole.bytes, whole.size);
        for (int n = 1 + i % 4; n > 0; n--) {
            state = state * 6364136223846793005 + 1442695040888963407;
            pack.bytes[(state >> 33) % pack.size] = "0f\0x7T/\xff"[state >> 60 & 7];
        }
        if (i % 8 == 0)
            pack.size = pack.size / 2 + (state >> 33) % (pack.size / 2);
        renew(&pack);
        if (!archive_open(&archive, pack.bytes, pack.size))
            for (opened++; archive_next(&archive, &member);)
                cr_assert(member.name + strlen(member.name) < member.bytes &&
                          member.bytes + member.size <= pack.bytes + pack.size);
        pack_fini(&pack);
    }
    cr_assert(opened > 0 && opened < MUTATIONS);
    pack_fini(&whole);
}
