/*
 * vsnprintf() and snprintf(): conversions d i u o x X c s p f F e E g G %, flags, width, precision and
 * the length modifiers of integers.  Whatever else a format holds ends the machine.
 */
#include "libc.h"
#include "real.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FLAG_LEFT = 1, FLAG_PLUS = 2, FLAG_BLANK = 4, FLAG_OTHER = 8, FLAG_ZERO = 16 };

struct output {
    char *text;
    size_t size, length; /* length: of the whole text, also of what has no room */
};

struct conversion {
    unsigned flags;
    int width;     /* at least so many characters */
    int precision; /* -1: none */
    int shift;     /* bits that an integer is narrower than 64 */
    char letter;
};

/* Digits with what stands around them: blanks sign zeros digits blanks. */
struct number {
    char prefix[3]; /* sign, 0x */
    char digits[24];
};

static void put(struct output *out, char c)
{
    if (out->length + 1 < out->size)
        out->text[out->length] = c;
    out->length++;
}

static void put_text(struct output *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put(out, text[i]);
}

static void put_many(struct output *out, char c, long n)
{
    for (; n > 0; n--)
        put(out, c);
}

/* ---- Reading a conversion ----------------------------------------------------------------- */

static const char *read_flags(const char *at, struct conversion *c)
{
    static const char flags[] = "-+ #0";
    const char *flag;
    for (; *at != '\0' && (flag = strchr(flags, *at)) != NULL; at++)
        c->flags |= 1u << (flag - flags);
    return at;
}

static const char *read_number(const char *at, int *number)
{
    for (*number = 0; *at >= '0' && *at <= '9'; at++)
        if (__builtin_mul_overflow(*number, 10, number) ||
            __builtin_add_overflow(*number, *at - '0', number))
            libc_trap("printf: width");
    return at;
}

static const char *read_length(const char *at, struct conversion *c)
{
    c->shift = 32;
    if (*at == 'h')
        c->shift = at[1] == 'h' ? 56 : 48;
    else if (*at != '\0' && strchr("ljzt", *at) != NULL)
        c->shift = 0;
    else
        return at;
    return at + (at[0] == at[1] ? 2 : 1);
}

/* What follows the percent sign, to behind the letter. */
static const char *read_conversion(const char *at, struct conversion *c, va_list *list)
{
    *c = (struct conversion){.precision = -1};
    at = read_flags(at, c);
    if (*at == '*') {
        c->width = va_arg(*list, int);
        at++;
    } else {
        at = read_number(at, &c->width);
    }
    if (c->width < 0) {
        c->flags |= FLAG_LEFT;
        c->width = -c->width;
    }
    if (*at == '.' && at[1] == '*') {
        c->precision = va_arg(*list, int);
        at += 2;
    } else if (*at == '.') {
        at = read_number(at + 1, &c->precision);
    }
    at = read_length(at, c);
    c->letter = *at;
    return at + 1;
}

/* ---- Text and integers -------------------------------------------------------------------- */

static void print_text(struct output *out, const struct conversion *c, const char *text, size_t n)
{
    long pad = c->width - (long)n;
    if (!(c->flags & FLAG_LEFT))
        put_many(out, ' ', pad);
    put_text(out, text, n);
    if (c->flags & FLAG_LEFT)
        put_many(out, ' ', pad);
}

static void print_string(struct output *out, const struct conversion *c, const char *text)
{
    size_t most = c->precision < 0 ? SIZE_MAX : (size_t)c->precision;
    if (text == NULL)
        text = "(null)";
    print_text(out, c, text, strnlen(text, most));
}

static void spell(struct number *number, uint64_t value, unsigned base, bool is_upper)
{
    const char *digits = is_upper ? "0123456789ABCDEF" : "0123456789abcdef";
    char *at = number->digits + sizeof number->digits - 1;
    for (*at = '\0'; value > 0; value /= base)
        *--at = digits[value % base];
    memmove(number->digits, at, strlen(at) + 1);
}

static void print_number(struct output *out, const struct conversion *c,
                         const struct number *number)
{
    long prefix = (long)strlen(number->prefix), digits = (long)strlen(number->digits);
    long zeros = (c->precision < 0 ? 1 : c->precision) - digits;
    if (c->flags & FLAG_OTHER && c->letter == 'o' && zeros <= 0)
        zeros = 1;
    if (zeros < 0)
        zeros = 0;
    long pad = c->width - prefix - digits - zeros;
    if (c->flags & FLAG_ZERO && !(c->flags & FLAG_LEFT) && c->precision < 0 && pad > 0) {
        zeros += pad;
        pad = 0;
    }
    if (!(c->flags & FLAG_LEFT))
        put_many(out, ' ', pad);
    put_text(out, number->prefix, (size_t)prefix);
    put_many(out, '0', zeros);
    put_text(out, number->digits, (size_t)digits);
    if (c->flags & FLAG_LEFT)
        put_many(out, ' ', pad);
}

static const char *sign_of(const struct conversion *c, bool is_negative)
{
    return is_negative ? "-" : c->flags & FLAG_PLUS ? "+" : c->flags & FLAG_BLANK ? " " : "";
}

static void print_signed(struct output *out, const struct conversion *c, uint64_t bits)
{
    struct number number = {{0}, {0}};
    int64_t value = (int64_t)(bits << c->shift) >> c->shift;
    strcpy(number.prefix, sign_of(c, value < 0));
    spell(&number, value < 0 ? -(uint64_t)value : (uint64_t)value, 10, false);
    print_number(out, c, &number);
}

static void print_unsigned(struct output *out, const struct conversion *c, uint64_t bits)
{
    struct number number = {{0}, {0}};
    uint64_t value = bits << c->shift >> c->shift;
    bool is_hex = (c->letter | 0x20) == 'x';
    spell(&number, value, c->letter == 'o' ? 8 : is_hex ? 16 : 10, c->letter == 'X');
    if (is_hex && c->flags & FLAG_OTHER && value != 0)
        strcpy(number.prefix, c->letter == 'X' ? "0X" : "0x");
    print_number(out, c, &number);
}

static void print_pointer(struct output *out, const struct conversion *c, const void *pointer)
{
    const struct conversion as_hex = {
        .flags = c->flags | FLAG_OTHER,
        .width = c->width,
        .precision = c->precision,
        .letter = 'x',
    };
    if (pointer == NULL)
        print_text(out, c, "(nil)", 5);
    else
        print_unsigned(out, &as_hex, (uintptr_t)pointer);
}

/* ---- Real numbers ------------------------------------------------------------------------- */

/* How a number is written: the places of the first and last digit, and the exponent. */
struct shape {
    int first, last;
    bool has_exponent;
    int exponent;
};

static void put_exponent(struct output *out, char letter, int exponent)
{
    put(out, letter);
    put(out, exponent < 0 ? '-' : '+');
    unsigned magnitude = (unsigned)(exponent < 0 ? -exponent : exponent);
    if (magnitude >= 100)
        put(out, (char)('0' + magnitude / 100));
    put(out, (char)('0' + magnitude / 10 % 10));
    put(out, (char)('0' + magnitude % 10));
}

/* The point stands behind the place of the exponent, or of the ones. */
static void put_real(struct output *out, const struct conversion *c, const struct real *real,
                     const struct shape *shape)
{
    int ones = shape->has_exponent ? shape->exponent : 0;
    for (int place = shape->first; place >= shape->last; place--) {
        put(out, (char)('0' + real_digit(real, place)));
        if (place == ones && (place > shape->last || c->flags & FLAG_OTHER))
            put(out, '.');
    }
    if (shape->has_exponent)
        put_exponent(out, c->letter & 0x20 ? 'e' : 'E', shape->exponent);
}

static struct shape shape_fixed(struct real *real, int precision)
{
    real_round(real, -precision);
    int top = real_top(real);
    return (struct shape){.first = top > 0 ? top : 0, .last = -precision};
}

static struct shape shape_exponent(struct real *real, int precision)
{
    real_round(real, real_top(real) - precision);
    int top = real_top(real); /* 9.99 may have become 10.0 */
    return (struct shape){top, top - precision, true, top};
}

static struct shape shape_general(struct real *real, const struct conversion *c, int precision)
{
    int digits = precision > 0 ? precision : 1;
    struct shape shape = shape_exponent(real, digits - 1);
    if (shape.exponent >= -4 && shape.exponent < digits) {
        shape.has_exponent = false;
        shape.first = shape.first > 0 ? shape.first : 0;
    }
    int ones = shape.has_exponent ? shape.exponent : 0;
    while (!(c->flags & FLAG_OTHER) && shape.last < ones && real_digit(real, shape.last) == 0)
        shape.last++;
    return shape;
}

/* Prints it twice: to learn its length, then into place. */
static void print_finite(struct output *out, const struct conversion *c, double value)
{
    struct real real;
    struct shape shape;
    struct output length = {NULL, 0, 0};
    const char *sign = sign_of(c, __builtin_signbit(value));
    int precision = c->precision < 0 ? 6 : c->precision;
    char kind = (char)(c->letter | 0x20);
    real_set(&real, value);
    shape = kind == 'f'   ? shape_fixed(&real, precision)
            : kind == 'e' ? shape_exponent(&real, precision)
                          : shape_general(&real, c, precision);
    put_real(&length, c, &real, &shape);
    long pad = c->width - (long)(strlen(sign) + length.length);
    bool with_zeros = c->flags & FLAG_ZERO && !(c->flags & FLAG_LEFT);
    if (!with_zeros && !(c->flags & FLAG_LEFT))
        put_many(out, ' ', pad);
    put_text(out, sign, strlen(sign));
    if (with_zeros)
        put_many(out, '0', pad);
    put_real(out, c, &real, &shape);
    if (c->flags & FLAG_LEFT)
        put_many(out, ' ', pad);
}

static void print_real(struct output *out, const struct conversion *c, double value)
{
    bool is_upper = !(c->letter & 0x20), is_nan = __builtin_isnan(value);
    char word[8];
    if (__builtin_isfinite(value)) {
        print_finite(out, c, value);
        return;
    }
    strcpy(word, sign_of(c, __builtin_signbit(value)));
    strcpy(word + strlen(word), is_nan ? (is_upper ? "NAN" : "nan") : is_upper ? "INF" : "inf");
    print_text(out, c, word, strlen(word));
}

/* ---- The whole ---------------------------------------------------------------------------- */

static void print_one(struct output *out, const struct conversion *c, va_list *list)
{
    char character;
    switch (c->letter) {
    case 'd':
    case 'i': print_signed(out, c, va_arg(*list, uint64_t)); break;
    case 'u':
    case 'o':
    case 'x':
    case 'X': print_unsigned(out, c, va_arg(*list, uint64_t)); break;
    case 'c':
        character = (char)va_arg(*list, int);
        print_text(out, c, &character, 1);
        break;
    case 's': print_string(out, c, va_arg(*list, const char *)); break;
    case 'p': print_pointer(out, c, va_arg(*list, const void *)); break;
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G': print_real(out, c, va_arg(*list, double)); break;
    case '%': put(out, '%'); break;
    default: libc_trap("printf: conversion");
    }
}

int vsnprintf(char *restrict text, size_t size, const char *restrict format, va_list arguments)
{
    struct output out = {text, size, 0};
    struct conversion c;
    va_list list;
    va_copy(list, arguments);
    while (*format != '\0') {
        if (*format != '%') {
            put(&out, *format++);
            continue;
        }
        format = read_conversion(format + 1, &c, &list);
        print_one(&out, &c, &list);
    }
    va_end(list);
    if (size > 0)
        text[out.length < size ? out.length : size - 1] = '\0';
    return out.length > INT_MAX ? -1 : (int)out.length;
}

int snprintf(char *restrict text, size_t size, const char *restrict format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(text, size, format, list);
    va_end(list);
    return length;
}
