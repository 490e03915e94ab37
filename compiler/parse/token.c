/* Splits text into tokens in two steps, as C does: lines are spliced, then the longest token that
 * fits is taken. Nothing is reported here: what cannot be a token is TOKEN_BAD. */
#include "token.h"

#include <string.h>

/* A cursor over text whose splices are removed as it advances. */
struct reader {
    struct arena *arena;
    const char *text;
    size_t length, at;
    uint32_t line, line_start;
    struct token *tokens;
    uint32_t count, capacity;
    bool at_line_start, is_spliced;
    struct token comment; /* where the comment that is being skipped started */
};

static size_t splice_length(const struct reader *r, size_t at)
{
    if (at + 1 < r->length && r->text[at] == '\\') {
        if (r->text[at + 1] == '\n')
            return 2;
        if (at + 2 < r->length && r->text[at + 1] == '\r' && r->text[at + 2] == '\n')
            return 3;
    }
    return 0;
}

static void skip_splices(struct reader *r)
{
    for (size_t n; (n = splice_length(r, r->at)) != 0;) {
        r->at += n;
        r->line++;
        r->line_start = (uint32_t)r->at;
        r->is_spliced = true;
    }
}

/* The byte at the cursor, 0 at the end. */
static char peek(struct reader *r)
{
    skip_splices(r);
    return r->at < r->length ? r->text[r->at] : 0;
}

static char peek_second(const struct reader *r)
{
    size_t at = r->at + 1;
    for (size_t n; (n = splice_length(r, at)) != 0;)
        at += n;
    return at < r->length ? r->text[at] : 0;
}

static void advance(struct reader *r)
{
    if (r->at >= r->length)
        return;
    if (r->text[r->at] == '\n') {
        r->line++;
        r->line_start = (uint32_t)r->at + 1;
        r->at_line_start = true;
    }
    r->at++;
}

static bool at_end(struct reader *r)
{
    skip_splices(r);
    return r->at >= r->length;
}

static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || (c & 0x80);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_part(char c)
{
    return is_name_start(c) || is_digit(c);
}

static void read_name(struct reader *r)
{
    do
        while (r->at < r->length && is_name_part(r->text[r->at]))
            r->at++;
    while (is_name_part(peek(r)));
}

static void read_number(struct reader *r)
{
    for (char c; (c = peek(r)) != 0;) {
        bool has_sign = c == 'e' || c == 'E' || c == 'p' || c == 'P';
        if (!is_name_part(c) && c != '.')
            return;
        advance(r);
        if (has_sign && (peek(r) == '+' || peek(r) == '-'))
            advance(r);
    }
}

/* Reads a literal up to its closing quote; false when the line ends first. */
static bool read_literal(struct reader *r, char quote)
{
    advance(r);
    for (;;) {
        char c = peek(r);
        if (at_end(r) || c == '\n')
            return false;
        advance(r);
        if (c == quote)
            return true;
        if (c == '\\') {
            if (at_end(r) || peek(r) == '\n')
                return false;
            advance(r);
        }
    }
}

static const char *const punctuators[] = {
    "%:%:", "...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||",
    "*=",   "/=",  "%=",  "+=",  "-=", "&=", "^=", "|=", "##", "<:", ":>", "<%", "%>", "%:",
};

/* Bytes of the longest punctuator that these characters begin with; 0: none. */
static size_t punctuator_length(const char *ahead)
{
    size_t length = 1;
    if (!ahead[0] || !strchr("[](){}.&*+-~!/%<>^|?:;=,#", ahead[0]))
        return 0;
    if (!ahead[1] || !strchr("=<>+-&|#:%.", ahead[1]))
        return 1; /* no longer one goes on like this */
    for (size_t i = 0; i < sizeof punctuators / sizeof *punctuators; i++) {
        size_t n = strlen(punctuators[i]);
        if (n > length && strncmp(ahead, punctuators[i], n) == 0)
            length = n;
    }
    return length;
}

/* One punctuator; splices inside one are seen through by copying what lies ahead. */
static bool read_punctuator(struct reader *r)
{
    char ahead[5] = {0};
    struct reader copy = *r;
    for (size_t i = 0; i < 4 && !at_end(&copy); i++) {
        ahead[i] = peek(&copy);
        advance(&copy);
    }
    size_t length = punctuator_length(ahead);
    for (size_t i = 0; i < (length ? length : 1); i++) {
        peek(r);
        advance(r);
    }
    return length > 0;
}

static struct token place_here(const struct reader *r)
{
    return (struct token){.text = r->text + r->at,
                          .offset = (uint32_t)r->at,
                          .line = r->line,
                          .column = (uint32_t)r->at - r->line_start + 1,
                          .starts_line = r->at_line_start};
}

/* Goes on over what means nothing in a comment. */
static void skip_words(struct reader *r)
{
    while (r->at < r->length && (is_name_part(r->text[r->at]) || r->text[r->at] == ' '))
        r->at++;
}

/* Skips white space and comments; false when a comment never ends. */
static bool skip_space(struct reader *r)
{
    for (;;) {
        char c = peek(r);
        if (at_end(r)) {
            return true;
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') {
            advance(r);
        } else if (c == '/' && peek_second(r) == '/') {
            for (; !at_end(r) && peek(r) != '\n'; skip_words(r))
                advance(r);
        } else if (c == '/' && peek_second(r) == '*') {
            bool at_start = r->at_line_start;
            r->comment = place_here(r);
            advance(r), peek(r), advance(r);
            for (; !at_end(r) && !(peek(r) == '*' && peek_second(r) == '/'); skip_words(r))
                advance(r);
            if (at_end(r))
                return false;
            advance(r), peek(r), advance(r);
            r->at_line_start |= at_start;
        } else {
            return true;
        }
    }
}

static struct token *new_token(struct reader *r)
{
    if (r->count + 1 >= r->capacity) {
        uint32_t capacity = r->capacity * 2;
        struct token *tokens = arena_array(r->arena, capacity, sizeof *tokens);
        memcpy(tokens, r->tokens, r->count * sizeof *tokens);
        r->tokens = tokens;
        r->capacity = capacity;
    }
    struct token *token = &r->tokens[r->count];
    *token = place_here(r);
    return token;
}

/* The text of a token without its splices. */
static void finish_token(struct reader *r, struct token *token)
{
    size_t from = token->offset, to = r->at;
    token->length = (uint32_t)(to - from);
    if (!r->is_spliced)
        return;
    char *copy = arena_alloc(r->arena, token->length + 1);
    uint32_t n = 0;
    for (size_t at = from, skip; at < to; at += skip ? skip : 1) {
        skip = splice_length(r, at);
        if (!skip)
            copy[n++] = r->text[at];
    }
    token->text = copy;
    token->length = n;
}

static enum token_kind read_token(struct reader *r)
{
    char c = peek(r);
    if (is_name_start(c)) {
        read_name(r);
        return TOKEN_NAME;
    }
    if (is_digit(c) || (c == '.' && is_digit(peek_second(r)))) {
        read_number(r);
        return TOKEN_NUMBER;
    }
    if (c == '"')
        return read_literal(r, c) ? TOKEN_STRING : TOKEN_BAD;
    if (c == '\'')
        return read_literal(r, c) ? TOKEN_CHARACTER : TOKEN_BAD;
    return read_punctuator(r) ? TOKEN_PUNCTUATOR : TOKEN_BAD;
}

struct token_list token_split(struct arena *arena, const char *text, size_t length)
{
    struct reader r = {.arena = arena,
                       .text = text,
                       .length = length,
                       .line = 1,
                       .capacity = (uint32_t)(length / 8 + 64),
                       .at_line_start = true};
    r.tokens = arena_array(arena, r.capacity, sizeof *r.tokens);
    for (;;) {
        if (!skip_space(&r)) {
            struct token *bad = new_token(&r);
            *bad = r.comment;
            bad->kind = TOKEN_BAD;
            bad->length = 2;
            r.count++;
        }
        if (at_end(&r))
            break;
        r.is_spliced = false;
        struct token *token = new_token(&r);
        r.at_line_start = false;
        token->kind = read_token(&r);
        finish_token(&r, token);
        r.count++;
    }
    new_token(&r);
    return (struct token_list){r.tokens, r.count};
}

bool token_same(const struct token *a, const struct token *b)
{
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

uint32_t token_at(const struct token_list *list, uint32_t offset)
{
    uint32_t low = 0, high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->tokens[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t token_close(const struct token_list *list, uint32_t open)
{
    uint32_t depth = 0;
    for (uint32_t i = open; i < list->count; i++) {
        const struct token *token = &list->tokens[i];
        if (token->kind != TOKEN_PUNCTUATOR || token->length != 1)
            continue;
        if (strchr("([{", token->text[0]))
            depth++;
        else if (strchr(")]}", token->text[0]) && --depth == 0)
            return i;
    }
    return list->count;
}

const char *token_join(struct arena *arena, const struct token_list *list, uint32_t from,
                       uint32_t to)
{
    size_t size = 1;
    for (uint32_t i = from; i < to; i++)
        size += list->tokens[i].length + 1;
    char *text = arena_alloc(arena, size), *end = text;
    for (uint32_t i = from; i < to; i++) {
        const struct token *token = &list->tokens[i];
        const struct token *last = i > from ? token - 1 : NULL;
        if (last && token->offset > last->offset + last->length)
            *end++ = ' ';
        memcpy(end, token->text, token->length);
        end += token->length;
    }
    return text;
}
