/*
 * Texts of interfaces: one of each, checked once, gone with its last user.
 */
#include "arena.h"

#include "memory.h"
#include "runtime/seal.h"
#include "text.h"

#include <string.h>

#define TEST(name) Test(text, name, .init = arena_boot, .fini = arena_shutdown, .timeout = 20)

static const char *flaw;

static const char *take(const char *text)
{
    struct spin_fingerprint fingerprint = seal_fingerprint(text);
    return text_take(text, &fingerprint, &flaw);
}

TEST(who_brings_the_same_gets_the_same)
{
    size_t before = memory_used();
    char one[] = "void console_write(str_t text);\n", same[sizeof one];
    memcpy(same, one, sizeof one);
    const char *first = take(one), *second = take(same);
    memset(one, 'x', sizeof one);
    cr_assert_str_eq(first, same);
    cr_assert_eq(first, second);
    text_give(first);
    cr_assert_str_eq(second, same);
    text_give(second);
    cr_assert_eq(memory_used(), before);
}

TEST(others_get_their_own)
{
    size_t before = memory_used();
    const char *texts[] = {"", "a", "b", "ab", "ab ", "a\nb"}, *copy[6];
    for (size_t i = 0; i < 6; i++)
        copy[i] = take(texts[i]);
    for (size_t i = 0; i < 6; i++)
        cr_assert_str_eq(copy[i], texts[i]);
    for (size_t i = 0; i < 6; i++)
        text_give(copy[i]);
    cr_assert_eq(memory_used(), before);
}

TEST(fingerprint_of_another_is_refused)
{
    struct spin_fingerprint fingerprint = seal_fingerprint("u64 bell_ring(u64 value);");
    cr_assert_null(text_take("u64 bell_ring(u32 value);", &fingerprint, &flaw));
    cr_assert_str_eq(flaw, "fingerprint of another text");
}

/* Also when the kernel has the text that the fingerprint is of. */
TEST(fingerprint_of_a_known_one_is_no_pass)
{
    const char *known = take("u64 bell_ring(u64 value);");
    struct spin_fingerprint fingerprint = seal_fingerprint(known);
    cr_assert_null(text_take("u64 bell_ring(u32 value);", &fingerprint, &flaw));
    cr_assert_str_eq(flaw, "fingerprint of another text");
    cr_assert_null(text_take("u64 bell_ring(u64 value)", &fingerprint, &flaw));
    text_give(known);
}

TEST(what_nobody_can_read_is_refused)
{
    cr_assert_null(take("u64 bell_ring(u64 value);\x1b[2J"));
    cr_assert_str_eq(flaw, "text");
    cr_assert_null(take("\t"));
    cr_assert_null(take("caf\xc3\xa9"));
}
