/* Decodes integer, floating, character and string literals. clang has accepted the text before; what
 * is checked here is that it is of the dialect and that we read it as the language says. */
#include "literal.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

/* u, l, ul, ll, ull in any order and case. */
static bool is_integer_suffix(const char *text, size_t length)
{
    static const char *const suffixes[] = {"", "u", "l", "ul", "lu", "ll", "ull", "llu"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (strlen(suffixes[i]) == length && strncasecmp(suffixes[i], text, length) == 0)
            return true;
    return false;
}

bool literal_integer(const struct token *token, uint64_t *value, const char **problem)
{
    const char *text = token->text, *end = text + token->length;
    unsigned base = 10;
    if (token->length > 2 && text[0] == '0' && (text[1] | 0x20) == 'x')
        base = 16, text += 2;
    else if (token->length > 2 && text[0] == '0' && (text[1] | 0x20) == 'b')
        base = 2, text += 2;
    else if (text[0] == '0')
        base = 8;
    *value = 0;
    for (; text < end && (unsigned)digit_value(*text) < base; text++) {
        if (__builtin_mul_overflow(*value, (uint64_t)base, value) ||
            __builtin_add_overflow(*value, (uint64_t)digit_value(*text), value)) {
            *problem = "integer literal larger than 64 bits";
            return false;
        }
    }
    *problem = "integer literal of an unknown form";
    return is_integer_suffix(text, (size_t)(end - text));
}

bool literal_float(const struct token *token, double *value, const char **problem)
{
    char copy[400], *end;
    *problem = "floating literal longer than 399 characters";
    if (token->length >= sizeof copy)
        return false;
    memcpy(copy, token->text, token->length);
    copy[token->length] = 0;
    char last = (char)(copy[token->length - 1] | 0x20);
    bool is_hex = strncasecmp(copy, "0x", 2) == 0;
    bool is_float = last == 'f' && (!is_hex || strpbrk(copy, "pP"));
    *value = is_float ? (double)strtof(copy, &end) : strtod(copy, &end);
    *problem = "floating literal of an unknown form: suffix f or none";
    return end != copy && strcasecmp(end, is_float ? "f" : "") == 0;
}

static bool is_plain_escape(char c, char *value)
{
    static const char names[] = "abfnrtv\\'\"?e", values[] = "\a\b\f\n\r\t\v\\'\"?\033";
    const char *found = c ? strchr(names, c) : NULL;
    if (found)
        *value = values[found - names];
    return found != NULL;
}

/* A character in UTF-8; the number of its bytes, 0 when there is none of that code. */
static size_t encode(uint32_t code, char bytes[static 4])
{
    static const unsigned char first[] = {0, 0, 0xc0, 0xe0, 0xf0};
    bool is_surrogate = code >= 0xd800 && code < 0xe000;
    size_t n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (is_surrogate || code > 0x10ffff)
        return 0;
    for (size_t i = n; i-- > 1; code >>= 6)
        bytes[i] = (char)(0x80 | (code & 0x3f));
    bytes[0] = (char)(n == 1 ? code : first[n] | code);
    return n;
}

/* The number behind an escape: as many digits of the base as there are, at most `most`. */
static const char *read_digits(const char *at, const char *end, int base, int most, uint32_t *code)
{
    *code = 0;
    for (int n = 0; at < end && digit_value(*at) < base && n < most; at++, n++)
        *code = *code * (uint32_t)base + (uint32_t)digit_value(*at);
    return at;
}

/* Decodes one character of a literal into at most four bytes; advances *text. Returns their number, 0
 * for what is none. */
static size_t decode(const char **text, const char *end, char bytes[static 4], const char **problem)
{
    const char *at = *text;
    uint32_t code;
    bytes[0] = *at;
    *text = ++at;
    if (bytes[0] != '\\')
        return 1;
    *problem = "unknown escape in a literal; use \\n, \\t, \\\\, \\x.., \\u.... or an octal number";
    *text = at + 1;
    if (at < end && is_plain_escape(*at, bytes))
        return 1;
    bool is_universal = at < end && (*at | 0x20) == 'u';
    bool is_hex = at < end && *at == 'x';
    const char *digits = at + (is_universal || is_hex);
    *text = is_universal ? read_digits(digits, end, 16, *at == 'u' ? 4 : 8, &code)
            : is_hex     ? read_digits(digits, end, 16, 8, &code)
                         : read_digits(digits, end, 8, 3, &code);
    if (*text == digits || (!is_universal && code > UCHAR_MAX))
        return 0;
    bytes[0] = (char)code;
    return is_universal ? encode(code, bytes) : 1;
}

bool literal_character(const struct token *token, uint64_t *value, const char **problem)
{
    const char *text = token->text + 1, *end = token->text + token->length - 1;
    char bytes[4] = "";
    *problem = "empty character constant";
    size_t n = token->length < 3 ? 0 : decode(&text, end, bytes, problem);
    if (n == 0)
        return false;
    *value = (uint64_t)(int64_t)(signed char)bytes[0];
    *problem = "character constant of more than one byte";
    return n == 1 && text == end;
}

bool literal_string(struct arena *arena, const struct token_list *list, uint32_t from, uint32_t to,
                    const char **bytes, size_t *length, const char **problem)
{
    size_t size = 1;
    for (uint32_t i = from; i < to; i++)
        size += list->tokens[i].length;
    char *out = arena_alloc(arena, size);
    *bytes = out;
    *length = 0;
    for (uint32_t i = from; i < to; i++) {
        const struct token *token = &list->tokens[i];
        *problem = "string literals have no prefix: text is bytes";
        if (token->kind == TOKEN_PUNCTUATOR)
            continue; /* parentheses around the literal */
        if (token->kind != TOKEN_STRING)
            return false;
        const char *text = token->text + 1, *end = token->text + token->length - 1;
        while (text < end) {
            char character[4];
            size_t n = decode(&text, end, character, problem);
            if (n == 0)
                return false;
            memcpy(out + *length, character, n);
            *length += n;
        }
    }
    (*length)++;
    return true;
}
