/* One conversion at a time: parse it, take its argument, let snprintf print the number. */
#include "format.h"

#include <stdio.h>
#include <string.h>

struct conversion {
    char flags[6]; /* those written, ended by NUL */
    int width;     /* 0: none */
    int precision; /* -1: none */
    char letter;
};

struct formatter {
    const struct format_sink *sink;
    const char *at, *end;
    const struct spin_argument *arguments;
    size_t count, next;
};

static const struct spin_argument *take(struct formatter *f)
{
    return f->next < f->count ? &f->arguments[f->next++] : NULL;
}

static bool parse_flags(struct formatter *f, struct conversion *c)
{
    size_t n = 0;
    while (f->at < f->end && *f->at && strchr("-+ #0", *f->at)) {
        if (!strchr(c->flags, *f->at))
            c->flags[n++] = *f->at;
        f->at++;
    }
    return f->at < f->end;
}

/* A number or `*`; absent is fine. False when it is too large or its argument is missing. */
static bool parse_number(struct formatter *f, int *number)
{
    if (f->at < f->end && *f->at == '*') {
        const struct spin_argument *a = take(f);
        f->at++;
        if (!a || (a->kind != SPIN_ARG_I64 && a->kind != SPIN_ARG_U64))
            return false;
        if (a->value.i < -FORMAT_WIDTH_MAX || a->value.i > FORMAT_WIDTH_MAX)
            return false;
        *number = (int)a->value.i;
        return true;
    }
    while (f->at < f->end && *f->at >= '0' && *f->at <= '9') {
        *number = (*number < 0 ? 0 : *number) * 10 + (*f->at++ - '0');
        if (*number > FORMAT_WIDTH_MAX)
            return false;
    }
    return true;
}

static bool parse(struct formatter *f, struct conversion *c)
{
    *c = (struct conversion){.precision = -1};
    if (!parse_flags(f, c) || !parse_number(f, &c->width))
        return false;
    if (c->width < 0) { /* as C says: a negative width is the flag '-' */
        c->width = -c->width;
        if (!strchr(c->flags, '-'))
            c->flags[strlen(c->flags)] = '-';
    }
    if (f->at < f->end && *f->at == '.') {
        f->at++;
        c->precision = 0;
        if (!parse_number(f, &c->precision))
            return false;
    }
    while (f->at < f->end && *f->at && strchr("hljzt", *f->at))
        f->at++;
    if (f->at == f->end)
        return false;
    c->letter = *f->at++;
    return true;
}

/* Writes `pad` spaces. */
static void spaces(const struct format_sink *sink, size_t pad)
{
    static const char blank[] = "                                ";
    while (pad > 0) {
        size_t n = pad < sizeof blank - 1 ? pad : sizeof blank - 1;
        sink->write(sink->context, blank, n);
        pad -= n;
    }
}

static void write_chars(const struct format_sink *sink, const struct conversion *c,
                        const char *text, size_t n)
{
    size_t pad = (size_t)c->width > n ? (size_t)c->width - n : 0;
    bool left = strchr(c->flags, '-') != NULL;
    if (!left)
        spaces(sink, pad);
    sink->write(sink->context, text, n);
    if (left)
        spaces(sink, pad);
}

static bool write_string(const struct format_sink *sink, const struct conversion *c,
                         const struct spin_argument *a)
{
    if (a->kind != SPIN_ARG_CHARS)
        return false;
    size_t most = a->length;
    if (c->precision >= 0 && (size_t)c->precision < most)
        most = (size_t)c->precision;
    if (!a->value.p) {
        write_chars(sink, c, "", 0);
        return true;
    }
    const char *end = memchr(a->value.p, 0, most);
    write_chars(sink, c, a->value.p, end ? (size_t)(end - (const char *)a->value.p) : most);
    return true;
}

/* "%" flags "*.*" modifier letter: width and precision are passed as arguments. */
static void spell(char *out, size_t size, const struct conversion *c, const char *modifier)
{
    snprintf(out, size, "%%%s*.*%s%c", c->flags, modifier, c->letter);
}

enum { NUMBER_MAX = 1024 }; /* 309 digits, a point and FORMAT_WIDTH_MAX more */

static bool write_integer(const struct format_sink *sink, const struct conversion *c,
                          const struct spin_argument *a)
{
    if (a->kind != SPIN_ARG_I64 && a->kind != SPIN_ARG_U64)
        return false;
    char spelled[16], number[NUMBER_MAX];
    spell(spelled, sizeof spelled, c, "l");
    int n = snprintf(number, sizeof number, spelled, c->width, c->precision, a->value.i);
    sink->write(sink->context, number, (size_t)n);
    return true;
}

static bool write_real(const struct format_sink *sink, const struct conversion *c,
                       const struct spin_argument *a)
{
    if (a->kind != SPIN_ARG_F64)
        return false;
    char spelled[16], number[NUMBER_MAX];
    spell(spelled, sizeof spelled, c, "");
    int n = snprintf(number, sizeof number, spelled, c->width, c->precision, a->value.f);
    sink->write(sink->context, number, (size_t)n);
    return true;
}

static bool write_pointer(const struct format_sink *sink, const struct conversion *c,
                          const struct spin_argument *a)
{
    if (a->kind != SPIN_ARG_POINTER && a->kind != SPIN_ARG_CHARS) /* an array is a reference too */
        return false;
    char text[24];
    uint64_t value = a->value.p ? sink->hash(sink->context, a->value.p) : 0;
    int n = snprintf(text, sizeof text, "0x%016lx", (unsigned long)value);
    write_chars(sink, c, text, (size_t)n);
    return true;
}

static bool convert(struct formatter *f)
{
    struct conversion c;
    if (!parse(f, &c))
        return false;
    if (c.letter == '%') {
        f->sink->write(f->sink->context, "%", 1);
        return true;
    }
    const struct spin_argument *a = take(f);
    if (!a || c.letter == 0)
        return false;
    if (c.letter == 's')
        return write_string(f->sink, &c, a);
    if (c.letter == 'p')
        return write_pointer(f->sink, &c, a);
    if (c.letter == 'c') {
        char character = (char)a->value.u;
        if (a->kind != SPIN_ARG_I64 && a->kind != SPIN_ARG_U64)
            return false;
        write_chars(f->sink, &c, &character, 1);
        return true;
    }
    if (strchr("diuxXo", c.letter))
        return write_integer(f->sink, &c, a);
    if (strchr("fFeEgG", c.letter))
        return write_real(f->sink, &c, a);
    return false;
}

bool format_write(const struct format_sink *sink, const char *format, size_t length,
                  const struct spin_argument *arguments, size_t count)
{
    const char *nul = memchr(format, 0, length);
    struct formatter f = {sink, format, nul ? nul : format + length, arguments, count, 0};
    while (f.at < f.end) {
        const char *percent = memchr(f.at, '%', (size_t)(f.end - f.at));
        const char *stop = percent ? percent : f.end;
        if (stop > f.at)
            sink->write(sink->context, f.at, (size_t)(stop - f.at));
        f.at = stop;
        if (percent && (f.at++, !convert(&f)))
            return false;
    }
    return f.next == f.count;
}
