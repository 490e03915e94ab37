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

/* Decodes one character of a literal; advances *text. */
static bool decode(const char **text, const char *end, char *value, const char **problem)
{
    const char *at = *text;
    if (*at != '\\') {
        *value = *at;
        *text = at + 1;
        return true;
    }
    at++;
    unsigned code = 0;
    int n = 0;
    *problem = "unknown escape in a literal; use \\n, \\t, \\\\, \\x.. or an octal number";
    if (at < end && is_plain_escape(*at, value)) {
        *text = at + 1;
        return true;
    }
    if (at < end && *at == 'x') {
        for (at++; at < end && digit_value(*at) < 16 && n < 8; at++, n++)
            code = code * 16 + (unsigned)digit_value(*at);
    } else {
        for (; at < end && digit_value(*at) < 8 && n < 3; at++, n++)
            code = code * 8 + (unsigned)digit_value(*at);
    }
    *value = (char)code;
    *text = at;
    return n > 0 && code <= UCHAR_MAX;
}

bool literal_character(const struct token *token, uint64_t *value, const char **problem)
{
    const char *text = token->text + 1, *end = token->text + token->length - 1;
    char c = 0;
    *problem = "empty character constant";
    if (token->length < 3 || !decode(&text, end, &c, problem))
        return false;
    *value = (uint64_t)(int64_t)(signed char)c;
    *problem = "character constant of more than one byte";
    return text == end;
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
        while (text < end)
            if (!decode(&text, end, &out[(*length)++], problem))
                return false;
    }
    (*length)++;
    return true;
}
