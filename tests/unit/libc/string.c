/* Blocks and strings of the bare machine's library against the host's. */
#include "libc.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 20000, LONGEST = 40, SPACE = 160 };

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

/* Letters of a small alphabet, so that matches are common; returns the length. */
static size_t make_text(char text[static LONGEST + 1])
{
    size_t n = random_next() % LONGEST;
    for (size_t i = 0; i < n; i++)
        text[i] = "abc\xe9 "[random_next() % 5];
    text[n] = '\0';
    return n;
}

static void make_bytes(unsigned char bytes[static SPACE])
{
    for (size_t i = 0; i < SPACE; i++)
        bytes[i] = (unsigned char)(random_next() % 3);
}

Test(libc_string, blocks)
{
    unsigned char ours[SPACE], theirs[SPACE];
    for (int i = 0; i < ROUNDS; i++) {
        size_t n = random_next() % 70, from = random_next() % 80, to = random_next() % 80;
        make_bytes(ours);
        memcpy(theirs, ours, SPACE);
        cr_assert(shim_memmove(ours + to, ours + from, n) == ours + to);
        memmove(theirs + to, theirs + from, n);
        cr_assert(memcmp(ours, theirs, SPACE) == 0);
        cr_assert(shim_memset(ours + from, (int)n - 35, n) == ours + from);
        memset(theirs + from, (int)n - 35, n);
        cr_assert(memcmp(ours, theirs, SPACE) == 0);
        make_bytes(theirs);
        cr_assert(shim_memcpy(ours + to, theirs + from, n) == ours + to);
        cr_assert(memcmp(ours + to, theirs + from, n) == 0);
        cr_assert(shim_memcmp(ours + to, theirs + from, n) == 0);
        cr_assert(sign(shim_memcmp(ours, theirs, n)) == sign(memcmp(ours, theirs, n)));
        cr_assert(shim_memchr(ours, 2, n) == memchr(ours, 2, n));
    }
}

Test(libc_string, blocks_compare_by_the_first_byte)
{
    unsigned char a[24] = {0}, b[24] = {0};
    for (size_t i = 0; i < 24; i++)
        for (size_t k = 0; k < 24; k++) {
            a[i] += 1;
            b[k] += 1;
            cr_assert(sign(shim_memcmp(a, b, 24)) == sign(memcmp(a, b, 24)));
            a[i] -= 1;
            b[k] -= 1;
        }
}

Test(libc_string, lengths_and_order)
{
    char a[LONGEST + 1], b[LONGEST + 1];
    for (int i = 0; i < ROUNDS; i++) {
        size_t most = random_next() % LONGEST;
        make_text(a);
        make_text(b);
        if (i % 2)
            memcpy(b, a, random_next() % (strlen(a) + 1));
        cr_assert(shim_strlen(a) == strlen(a));
        cr_assert(shim_strnlen(a, most) == strnlen(a, most));
        cr_assert(sign(shim_strcmp(a, b)) == sign(strcmp(a, b)));
        cr_assert(sign(shim_strncmp(a, b, most)) == sign(strncmp(a, b, most)));
    }
}

Test(libc_string, searches)
{
    char text[LONGEST + 1], set[LONGEST + 1];
    for (int i = 0; i < ROUNDS; i++) {
        make_text(text);
        make_text(set);
        set[random_next() % 4] = '\0';
        int wanted = "abc\xe9 z\0"[random_next() % 7];
        cr_assert(shim_strchr(text, wanted) == strchr(text, wanted));
        cr_assert(shim_strrchr(text, wanted) == strrchr(text, wanted));
        cr_assert(shim_strstr(text, set) == strstr(text, set));
        cr_assert(shim_strcspn(text, set) == strcspn(text, set));
        cr_assert(shim_strspn(text, set) == strspn(text, set));
        cr_assert(shim_strpbrk(text, set) == strpbrk(text, set));
    }
}

Test(libc_string, copies)
{
    char text[LONGEST + 1], ours[SPACE], theirs[SPACE];
    for (int i = 0; i < ROUNDS; i++) {
        size_t n = random_next() % SPACE;
        make_text(text);
        memset(ours, 'x', SPACE);
        memset(theirs, 'x', SPACE);
        cr_assert(shim_strncpy(ours, text, n) == ours);
        strncpy(theirs, text, n);
        cr_assert(memcmp(ours, theirs, SPACE) == 0);
        cr_assert(shim_strcpy(ours, text) == ours);
        strcpy(theirs, text);
        cr_assert(memcmp(ours, theirs, SPACE) == 0);
        char *copy = shim_strdup(text);
        cr_assert(strcmp(copy, text) == 0);
        shim_free(copy);
    }
}

Test(libc_string, words)
{
    char ours[LONGEST + 1], theirs[LONGEST + 1];
    for (int i = 0; i < ROUNDS; i++) {
        char *our_rest = ours, *their_rest = theirs, *word;
        make_text(ours);
        strcpy(theirs, ours);
        do {
            word = shim_strsep(&our_rest, " a");
            char *other = strsep(&their_rest, " a");
            cr_assert((word == NULL) == (other == NULL));
            cr_assert(word == NULL || strcmp(word, other) == 0);
        } while (word != NULL);
    }
}

static void compare_numbers(const char *text, int base)
{
    char *ours, *theirs;
    errno = *shim___errno_location() = 0;
    long a = shim_strtol(text, &ours, base), b = strtol(text, &theirs, base);
    cr_assert(a == b && ours == theirs, "strtol(\"%s\", %d): %ld, not %ld", text, base, a, b);
    cr_assert(errno == *shim___errno_location(), "strtol(\"%s\"): errno", text);
    errno = *shim___errno_location() = 0;
    unsigned long c = shim_strtoul(text, &ours, base), d = strtoul(text, &theirs, base);
    cr_assert(c == d && ours == theirs, "strtoul(\"%s\", %d): %lu, not %lu", text, base, c, d);
    cr_assert(errno == *shim___errno_location(), "strtoul(\"%s\"): errno", text);
}

Test(libc_string, numbers)
{
    static const char *const texts[] = {"",
                                        "-",
                                        "0",
                                        "007",
                                        "0x",
                                        "0x1F",
                                        "0xg",
                                        "12z",
                                        " +42",
                                        "\t-42",
                                        "0X7fffffffffffffff",
                                        "-0x10",
                                        "zZ",
                                        "1 2",
                                        "18446744073709551615",
                                        "18446744073709551616",
                                        "-18446744073709551616",
                                        "9223372036854775807",
                                        "9223372036854775808",
                                        "-9223372036854775808",
                                        "-9223372036854775809",
                                        "99999999999999999999999999",
                                        "--1",
                                        "+-1"};
    static const int bases[] = {0, 2, 8, 10, 16, 36};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < sizeof bases / sizeof *bases; k++)
            compare_numbers(texts[i], bases[k]);
}

Test(libc_string, copying_more_than_there_is_room_for_ends_the_machine, .exit_code = 70)
{
    char room[8];
    shim___memcpy_chk(room, "123456789", 9, sizeof room);
}

Test(libc_string, setting_more_than_there_is_room_for_ends_the_machine, .exit_code = 70)
{
    char room[8];
    shim___memset_chk(room, 0, 9, sizeof room);
}
