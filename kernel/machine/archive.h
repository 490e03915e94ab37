/* The archive that a bare machine is booted with: everything that is a file elsewhere.
 *
 * It is a cpio archive in the format "newc", so that `cpio -t` and others read it:
 *
 *     header: "070701" and 13 numbers of 8 hexadecimal digits | name, padded with NUL | bytes | padding
 *     ... one member after the other ...
 *     a member named TRAILER!!!
 *
 * Ours is narrower than the format:
 *   - The first member is `digest`: 128 hexadecimal digits of BLAKE2b-512 over the whole archive but
 *     these digits, and a newline. Whatever was changed, added or lost is found before anything is read.
 *   - The bytes of a member begin at a multiple of ARCHIVE_ALIGNMENT; nothing follows the trailer.
 *   - Members are plain files. Of two with one name the first counts.
 *
 * The digest keeps accidents out, not people: who can give a machine an archive gives it its keys. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARCHIVE_MAGIC   "070701"
#define ARCHIVE_DIGEST  "digest"
#define ARCHIVE_TRAILER "TRAILER!!!"

enum {
    ARCHIVE_ALIGNMENT = 64,
    ARCHIVE_HEADER = 110,      /* bytes in front of a name */
    ARCHIVE_FIELD = 8,         /* digits of a number */
    ARCHIVE_MODE = 1,          /* which number is which */
    ARCHIVE_SIZE = 6,          /* of the bytes */
    ARCHIVE_NAME = 11,         /* of the name, with what it is padded with */
    ARCHIVE_FIELDS = 13,       /* how many there are */
    ARCHIVE_PLAIN = 0x8000,    /* mode of a plain file, permissions aside */
    ARCHIVE_DIGITS = 128,      /* of the digest */
    ARCHIVE_DIGEST_START = 128 /* where they stand */
};

struct archive {
    const char *bytes;
    size_t size;
};

struct archive_member {
    const char *name; /* terminated, in the archive */
    const char *bytes;
    size_t size;
};

/* Looks an archive through; it must stay as it is while it is used. NULL: all is well, otherwise what is
 * wrong with it. */
const char *archive_open(struct archive *archive, const void *bytes, size_t size);

/* The member behind `member`; the first one when its name is NULL. False: there is none. */
bool archive_next(const struct archive *archive, struct archive_member *member);

/* The member whose name is `folder` and `name`, one after the other. */
bool archive_find(const struct archive *archive, const char *folder, const char *name,
                  struct archive_member *member);
