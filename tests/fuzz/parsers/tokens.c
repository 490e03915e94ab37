/* Tokens of hostile text, and the values of its literals. */
#include "guarded.h"

#include "parse/literal.h"

static void look_at(struct arena *arena, const struct token_list *list, uint32_t i)
{
    const struct token *token = &list->tokens[i];
    const char *problem, *bytes;
    uint64_t value;
    size_t length;
    double real;
    switch (token->kind) {
    case TOKEN_NUMBER:
        literal_integer(token, &value, &problem);
        literal_float(token, &real, &problem);
        break;
    case TOKEN_CHARACTER: literal_character(token, &value, &problem); break;
    case TOKEN_STRING:
        if (literal_string(arena, list, i, i + 1, &bytes, &length, &problem) && bytes[length - 1])
            abort();
        break;
    case TOKEN_PUNCTUATOR:
        if (token_is(token, "(") && token_close(list, i) > list->count)
            abort();
        break;
    case TOKEN_END:
    case TOKEN_NAME:
    case TOKEN_BAD: break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    const char *text = (const char *)guarded_copy(bytes, &size);
    struct token_list list = token_split(arena, text, size);
    for (uint32_t i = 0; i < list.count; i++) {
        if (list.tokens[i].offset >= size)
            abort();
        look_at(arena, &list, i);
    }
    token_join(arena, &list, 0, list.count);
    arena_free(arena);
    return 0;
}
