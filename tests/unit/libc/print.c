/* Formatted text of the bare machine's library against the host's. */
#include "libc.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROOM = 4096, ROUNDS = 100000 };

static char ours[ROOM], theirs[ROOM];

#define FORMAT(format, ...) format

#define AGREE(...)                                                                                 \
    do {                                                                                           \
        int n_ = shim_snprintf(ours, sizeof ours, __VA_ARGS__);                                    \
        int m_ = snprintf(theirs, sizeof theirs, __VA_ARGS__);                                     \
        cr_assert(n_ == m_ && strcmp(ours, theirs) == 0, "%s: '%s', not '%s'",                     \
                  FORMAT(__VA_ARGS__, 0), ours, theirs);                                           \
    } while (0)

/* "%" flags width precision modifier letter, at random. */
static void make_format(char *format, const char *modifier, const char *letters)
{
    char *at = format;
    *at++ = '%';
    for (const char *flag = "-+ #0"; *flag; flag++)
        if (random_next() % 3 == 0)
            *at++ = *flag;
    if (random_next() % 2)
        at += sprintf(at, "%d", (int)(random_next() % 40));
    if (random_next() % 2)
        at += sprintf(at, ".%d", (int)(random_next() % 30));
    at += sprintf(at, "%s", modifier);
    *at++ = letters[random_next() % strlen(letters)];
    *at = '\0';
}

static uint64_t random_integer(void)
{
    return random_next() >> random_next() % 64;
}

/* Any bits, or near a number that people write. */
static double random_real(void)
{
    uint64_t bits = random_next();
    double value;
    switch (random_next() % 4) {
    case 0: memcpy(&value, &bits, sizeof value); return value;
    case 1: return (double)(int64_t)bits / (double)(1 << random_next() % 24);
    case 2: return (double)(bits % 100000) / 1000.0;
    default: return (double)(bits % 1000) + 0.5;
    }
}

#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat"

Test(libc_print, integers)
{
    char format[64];
    for (int i = 0; i < ROUNDS; i++) {
        uint64_t value = random_integer();
        make_format(format, "", "diuoxX");
        AGREE(format, (int)value);
        make_format(format, "l", "diuoxX");
        AGREE(format, value);
        make_format(format, i % 2 ? "ll" : "z", "diuoxX");
        AGREE(format, value);
        make_format(format, i % 2 ? "h" : "hh", "diuoxX");
        AGREE(format, (int)value);
    }
}

Test(libc_print, integers_at_their_ends)
{
    static const uint64_t ends[] = {0, 1, UINT64_MAX, INT64_MAX, (uint64_t)INT64_MIN, UINT32_MAX};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        AGREE("%ld %lu %lo %lx %#lX", ends[i], ends[i], ends[i], ends[i], ends[i]);
        AGREE("%.0ld|%+.0ld|%#.0lo|%#.0lx|%-8.0lu|", ends[i], ends[i], ends[i], ends[i], ends[i]);
        AGREE("%d %u", (int)ends[i], (unsigned)ends[i]);
    }
}

Test(libc_print, reals)
{
    char format[64];
    for (int i = 0; i < ROUNDS; i++) {
        double value = random_real();
        make_format(format, "", "fFeEgG");
        if (!strchr(format, '#') || !strpbrk(format, "gG"))
            AGREE(format, value);
    }
}

Test(libc_print, reals_of_many_digits)
{
    static const double values[] = {DBL_MAX, DBL_MIN, DBL_TRUE_MIN, DBL_EPSILON, 0.1, 1e23, 5e-324};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        for (int precision = 0; precision < 1200; precision += 1 + precision / 8) {
            AGREE("%.*f", precision, values[i]);
            AGREE("%.*e", precision, values[i]);
            AGREE("%#.*g", precision, values[i]);
            AGREE("%.*g", precision, -values[i]);
        }
}

/* As C says: the host's library forgets zeros when rounding leads to the next power of ten. */
Test(libc_print, zeros_that_are_kept)
{
    static const struct {
        const char *format;
        double value;
        const char *text;
    } rows[] = {
        {"%#.3g", 999.9, "1.00e+03"}, {"%#.3g", 99.99, "100."},    {"%#.3g", 9.999, "10.0"},
        {"%#g", 0.0, "0.00000"},      {"%#.0g", 1.0, "1."},        {"%#.4g", 0.0001, "0.0001000"},
        {"%#G", 1e-5, "1.00000E-05"}, {"%#.2g", 123.0, "1.2e+02"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        shim_snprintf(ours, sizeof ours, rows[i].format, rows[i].value);
        cr_assert(strcmp(ours, rows[i].text) == 0, "%s: '%s', not '%s'", rows[i].format, ours,
                  rows[i].text);
    }
}

/* Ties go to the even digit, on the exact value. */
Test(libc_print, reals_between_two)
{
    for (int n = 0; n < 4000; n++)
        for (int bits = 1; bits < 8; bits++) {
            double value = (double)n / (1 << bits);
            for (int precision = 0; precision < 8; precision++) {
                AGREE("%.*f", precision, value);
                AGREE("%.*e", precision, -value);
                AGREE("%.*g", precision, value);
            }
        }
}

Test(libc_print, reals_that_carry)
{
    for (int n = 1; n < 18; n++)
        for (int precision = 0; precision < 20; precision++) {
            double value = pow(10, n) - pow(10, n - 16);
            AGREE("%.*f %.*e %.*g", precision, value, precision, value, precision, value);
            value = 1 - pow(10, -n);
            AGREE("%.*f %.*e %.*g", precision, value, precision, value, precision, value);
        }
}

Test(libc_print, no_numbers)
{
    const double values[] = {INFINITY, -INFINITY, NAN, -NAN, 0.0, -0.0};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        AGREE("%f %F %e %E %g %G", values[i], values[i], values[i], values[i], values[i],
              values[i]);
        AGREE("%+10f|%-10f|%010f|% f|%#.0f|%.0e", values[i], values[i], values[i], values[i],
              values[i], values[i]);
    }
}

Test(libc_print, text)
{
    static const char *const texts[] = {"", "a", "some words", "and a rather long one"};
    for (size_t i = 0; i < 4; i++)
        for (int width = -25; width < 25; width++)
            for (int precision = -1; precision < 25; precision++)
                AGREE("<%*.*s%%%c%-4c>", width, precision, texts[i], 'x', 'y');
    const char *volatile nothing = NULL;
    AGREE("%s %10s %-10s|", nothing, nothing, nothing);
    AGREE("%p %20p %-20p| %p", (void *)ours, (void *)theirs, (void *)ours, NULL);
}

/* The text is cut where the room ends, the count is that of the whole. */
Test(libc_print, cut)
{
    for (size_t room = 0; room < 40; room++) {
        memset(ours, 'x', sizeof ours);
        memset(theirs, 'x', sizeof theirs);
        int n = shim_snprintf(ours, room, "%d and %s and %.3f", 12345, "words", 2.5);
        int m = snprintf(theirs, room, "%d and %s and %.3f", 12345, "words", 2.5);
        cr_assert(n == m);
        cr_assert(memcmp(ours, theirs, 64) == 0);
    }
    cr_assert(shim_snprintf(NULL, 0, "%5d", 1) == 5);
}

Test(libc_print, what_is_not_understood_ends_the_machine, .exit_code = 70)
{
    int n = 0;
    shim_snprintf(ours, sizeof ours, "%n", &n);
}

Test(libc_print, long_doubles_end_the_machine, .exit_code = 70)
{
    shim_snprintf(ours, sizeof ours, "%Lf", 1.0L);
}

Test(libc_print, hexadecimal_reals_end_the_machine, .exit_code = 70)
{
    shim_snprintf(ours, sizeof ours, "%a", 1.0);
}

Test(libc_print, a_format_that_ends_early_ends_the_machine, .exit_code = 70)
{
    shim_snprintf(ours, sizeof ours, "%");
}

Test(libc_print, more_than_there_is_room_for_ends_the_machine, .exit_code = 70)
{
    shim___snprintf_chk(ours, 100, 1, 50, "%d", 1);
}
