/* Formatted text: conversions as C's printf has them, and disagreements that must be refused. */
#include "runtime/format.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

struct buffer {
    char text[2048];
    size_t n;
};

static void append(void *context, const char *text, size_t n)
{
    struct buffer *b = context;
    cr_assert(b->n + n < sizeof b->text);
    memcpy(b->text + b->n, text, n);
    b->n += n;
    b->text[b->n] = 0;
}

static uint64_t hash(void *context, const void *pointer)
{
    (void)context;
    return (uint64_t)(uintptr_t)pointer ^ 0xff;
}

static bool format(struct buffer *b, const char *text, const struct spin_argument *arguments,
                   size_t n)
{
    *b = (struct buffer){0};
    struct format_sink sink = {append, hash, b};
    return format_write(&sink, text, strlen(text) + 1, arguments, n);
}

#define I(v)    {SPIN_ARG_I64, {.i = (v)}, 0}
#define U(v)    {SPIN_ARG_U64, {.u = (v)}, 0}
#define F(v)    {SPIN_ARG_F64, {.f = (v)}, 0}
#define S(v, n) {SPIN_ARG_CHARS, {.p = (v)}, (n)}

static void expect(const char *text, struct spin_argument a, const char *result)
{
    struct buffer b;
    cr_expect(format(&b, text, &a, 1), "'%s' was refused", text);
    cr_expect_str_eq(b.text, result);
}

Test(format, integers)
{
    expect("%d", (struct spin_argument)I(-42), "-42");
    expect("%5d|", (struct spin_argument)I(42), "   42|");
    expect("%-5d|", (struct spin_argument)I(42), "42   |");
    expect("%05ld", (struct spin_argument)I(42), "00042");
    expect("%+.3d", (struct spin_argument)I(7), "+007");
    expect("%#x", (struct spin_argument)U(255), "0xff");
    expect("%lu", (struct spin_argument)U(UINT64_MAX), "18446744073709551615");
    expect("%llo", (struct spin_argument)U(8), "10");
    expect("%c%%", (struct spin_argument)I('a'), "a%");
}

Test(format, reals)
{
    expect("%f", (struct spin_argument)F(1.5), "1.500000");
    expect("%10.2e|", (struct spin_argument)F(12345.678), "  1.23e+04|");
    expect("%g", (struct spin_argument)F(0.1), "0.1");
}

Test(format, strings_stop_at_their_bound_or_nul)
{
    expect("[%s]", (struct spin_argument)S("abcdef", 3), "[abc]");
    expect("[%s]", (struct spin_argument)S("ab\0cd", 5), "[ab]");
    expect("[%.2s]", (struct spin_argument)S("abc", 4), "[ab]");
    expect("[%6s]", (struct spin_argument)S("abc", 4), "[   abc]");
    expect("[%-6s]", (struct spin_argument)S("abc", 4), "[abc   ]");
    expect("[%s]", (struct spin_argument)S(NULL, 0), "[]");
}

Test(format, star_takes_an_argument)
{
    struct buffer b;
    struct spin_argument two[] = {I(6), I(42)}, left[] = {I(-6), I(42)};
    cr_expect(format(&b, "%*d|", two, 2));
    cr_expect_str_eq(b.text, "    42|");
    cr_expect(format(&b, "%*d|", left, 2));
    cr_expect_str_eq(b.text, "42    |");
}

Test(format, pointers_are_hashed)
{
    expect("%p", (struct spin_argument){SPIN_ARG_POINTER, {.p = (void *)0x1000}, 0},
           "0x00000000000010ff");
    expect("%p", (struct spin_argument){SPIN_ARG_POINTER, {.p = NULL}, 0}, "0x0000000000000000");
}

Test(format, refuses_disagreement)
{
    struct buffer b;
    struct spin_argument number = I(1), real = F(1), text = S("x", 1), wide = I(5000);
    struct spin_argument pair[] = {I(5000), I(1)};
    cr_expect_not(format(&b, "%s", &number, 1));
    cr_expect_not(format(&b, "%d", &real, 1));
    cr_expect_not(format(&b, "%f", &number, 1));
    cr_expect_not(format(&b, "%d", &text, 1));
    cr_expect_not(format(&b, "%p", &number, 1));
    cr_expect_not(format(&b, "%d %d", &number, 1), "argument missing");
    cr_expect_not(format(&b, "none", &number, 1), "argument left over");
    cr_expect_not(format(&b, "%n", &number, 1));
    cr_expect_not(format(&b, "%", &number, 0));
    cr_expect_not(format(&b, "%-", &number, 0));
    cr_expect_not(format(&b, "%5000d", &wide, 1));
    cr_expect_not(format(&b, "%*d", pair, 2));
}

Test(format, every_conversion_equals_printf)
{
    static const char *const specs[] = {"%d",   "%+d", "% d", "%08d", "%-8d|",
                                        "%.0d", "%x",  "%#X", "%o"};
    static const int64_t values[] = {0, 1, -1, 255, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
            char expected[64], wide[16];
            snprintf(wide, sizeof wide, "%.*sl%s", (int)strcspn(specs[i], "dxXo"), specs[i],
                     specs[i] + strcspn(specs[i], "dxXo"));
            snprintf(expected, sizeof expected, wide, values[k]);
            expect(specs[i], (struct spin_argument)I(values[k]), expected);
        }
    }
}
