/* Tokens of C text, raw or preprocessed: our own reading, beside clang's.
 *
 * The scan of source files (scan.c), the columns of preprocessed text (position.c) and what libclang
 * hides of the tree (literals, parts of a `for`, attributes) are decided on these tokens.
 *
 * Comments and white space leave no token; backslash-newline is removed before tokens are formed, so
 * that no token can hide behind one. Positions are those of the text before that. */
#pragma once

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum token_kind {
    TOKEN_END, /* one past the last; always present */
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_CHARACTER,
    TOKEN_PUNCTUATOR,
    TOKEN_BAD, /* an unterminated literal or comment, or a stray byte */
};

struct token {
    const char *text;
    uint32_t length;
    uint32_t offset;       /* of its first byte in the text as given */
    uint32_t line, column; /* from 1 */
    enum token_kind kind;
    bool starts_line;
};

struct token_list {
    struct token *tokens; /* `count`, then one TOKEN_END */
    uint32_t count;
};

/* Tokens of `length` bytes, owned by the arena. The text must outlive them. */
struct token_list token_split(struct arena *arena, const char *text, size_t length);

static inline bool token_is(const struct token *token, const char *text)
{
    return token->length == strlen(text) && memcmp(token->text, text, token->length) == 0;
}

bool token_same(const struct token *a, const struct token *b);

/* Index of the first token at or after the offset; `count` when there is none. */
uint32_t token_at(const struct token_list *list, uint32_t offset);

/* Index of the bracket that closes the one at `open`, or `count`. */
uint32_t token_close(const struct token_list *list, uint32_t open);

/* The texts of tokens [from, to), with single spaces where there was space. */
const char *token_join(struct arena *arena, const struct token_list *list, uint32_t from,
                       uint32_t to);
