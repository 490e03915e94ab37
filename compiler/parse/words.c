/* Default deny by words: on the preprocessed tokens, whatever clang makes of them. */
#include "words.h"

#include <string.h>

#define ATOMICS                                                                                    \
    "declare an integer and use atomic_load, atomic_store, atomic_fetch_add ... of spin/safe.h"

#define WORD(text) text, sizeof text - 1

static const struct {
    const char *word;
    size_t length;
    const char *what;
} refused[] = {
    {WORD("asm"), "inline assembly"},
    {WORD("__asm"), "inline assembly"},
    {WORD("__asm__"), "inline assembly"},
    {WORD("_Generic"), "'_Generic': use a macro for each type"},
    {WORD("_Complex"), "'_Complex'"},
    {WORD("__complex"), "'_Complex'"},
    {WORD("__complex__"), "'_Complex'"},
    {WORD("_Imaginary"), "'_Imaginary'"},
    {WORD("__real"), "'__real__'"},
    {WORD("__real__"), "'__real__'"},
    {WORD("__imag"), "'__imag__'"},
    {WORD("__imag__"), "'__imag__'"},
    {WORD("__int128"), "'__int128': use u64 and mul_ok, or two words"},
    {WORD("__int128_t"), "'__int128': use u64 and mul_ok, or two words"},
    {WORD("__uint128_t"), "'__int128': use u64 and mul_ok, or two words"},
    {WORD("_Thread_local"), "thread-local data: strands share the data of their domain"},
    {WORD("__thread"), "thread-local data: strands share the data of their domain"},
    {WORD("_Atomic"), "'_Atomic': " ATOMICS},
    {WORD("_Noreturn"), "'_Noreturn'"},
    {WORD("__label__"), "'__label__': labels have their function as scope"},
    {WORD("__auto_type"), "'__auto_type': write the type"},
    {WORD("_Pragma"), "'_Pragma'"},
    {WORD("__pragma"), "'__pragma'"},
    {WORD("__declspec"), "'__declspec'"},
    {WORD("_Float16"), "'_Float16': use float"},
    {WORD("__fp16"), "'__fp16': use float"},
    {WORD("__bf16"), "'__bf16': use float"},
    {WORD("_Float32"), "'_Float32': use float"},
    {WORD("_Float64"), "'_Float64': use double"},
    {WORD("_Float128"), "'_Float128': use double"},
    {WORD("__float128"), "'__float128': use double"},
    {WORD("__ibm128"), "'__ibm128': use double"},
    {WORD("_Decimal32"), "decimal floating types"},
    {WORD("_Decimal64"), "decimal floating types"},
    {WORD("_Decimal128"), "decimal floating types"},
    {WORD("_BitInt"), "'_BitInt': use u8 to u64"},
    {WORD("_ExtInt"), "'_ExtInt': use u8 to u64"},
    {WORD("_Accum"), "fixed-point types"},
    {WORD("_Fract"), "fixed-point types"},
    {WORD("_Sat"), "fixed-point types"},
    {WORD("__FUNCTION__"), "'__FUNCTION__': use __func__"},
    {WORD("__PRETTY_FUNCTION__"), "'__PRETTY_FUNCTION__': use __func__"},
    {WORD("__typeof_unqual"), "'__typeof_unqual__': use __typeof__"},
    {WORD("__typeof_unqual__"), "'__typeof_unqual__': use __typeof__"},
    {WORD("__va_arg"), "'va_arg': pass an array"},
    {WORD("va_list"), "'va_list': pass an array"},
    {WORD("__null"), "'__null': use NULL"},
    {WORD("__cdecl"), "a calling convention"},
    {WORD("__stdcall"), "a calling convention"},
    {WORD("__fastcall"), "a calling convention"},
    {WORD("__vector"), "a vector type"},
};

static bool is_known_builtin(const struct token *token)
{
    return token_is(token, "__builtin_expect") || token_is(token, "__builtin_offsetof");
}

static bool starts_with(const struct token *token, const char *prefix)
{
    size_t n = strlen(prefix);
    return token->length >= n && memcmp(token->text, prefix, n) == 0;
}

static const char *word_flaw(struct convert *cv, const struct token *token)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (token->length == refused[i].length &&
            memcmp(token->text, refused[i].word, token->length) == 0)
            return refused[i].what;
    if (token->text[0] != '_')
        return NULL;
    bool is_atomic = starts_with(token, "__sync_") || starts_with(token, "__atomic_") ||
                     starts_with(token, "__c11_atomic_");
    bool is_builtin = starts_with(token, "__builtin_") && !is_known_builtin(token);
    if (is_atomic || is_builtin)
        return arena_printf(cv->arena, "'%.*s'%s", (int)token->length, token->text,
                            is_atomic ? ": " ATOMICS : "");
    return NULL;
}

void words_refuse(struct convert *cv)
{
    for (uint32_t i = 0; i < cv->tokens->count; i++) {
        const struct token *token = &cv->tokens->tokens[i];
        const char *what = NULL;
        if (token->kind == TOKEN_NAME)
            what = word_flaw(cv, token);
        else if (token_is(token, "[") && token_is(token + 1, "["))
            what = "an attribute in '[[ ]]'";
        else if (token->kind == TOKEN_BAD)
            what = "a stray character";
        if (what)
            refuse_at(cv, DIAG_SUB_01, token->offset, what);
    }
}

/* --- Attributes --------------------------------------------------------------------------------------- */

void words_claim_attribute(struct convert *cv, uint32_t token)
{
    if (!cv->claimed)
        cv->claimed = arena_array(cv->arena, cv->tokens->count + 1, 1);
    if (token < cv->tokens->count)
        cv->claimed[token] = 1;
}

static bool is_claimed(const struct convert *cv, uint32_t token)
{
    /* Of a statement: says that the absence of a break is meant. */
    const struct token *name = &cv->tokens->tokens[token];
    return (cv->claimed && cv->claimed[token]) || token_is(name, "fallthrough") ||
           token_is(name, "__fallthrough__");
}

/* It makes a type of another, which is what is refused then. */
static bool is_vector(const struct token *name)
{
    return token_is(name, "vector_size") || token_is(name, "__vector_size__") ||
           token_is(name, "ext_vector_type") || token_is(name, "__ext_vector_type__");
}

/* __attribute__((a, b(...))): the names are the first tokens between commas at depth two. */
static void refuse_list(struct convert *cv, uint32_t open)
{
    uint32_t close = token_close(cv->tokens, open);
    if (close >= cv->tokens->count || !token_is(&cv->tokens->tokens[open + 1], "("))
        return;
    for (uint32_t i = open + 2; i + 1 < close; i++) {
        const struct token *name = &cv->tokens->tokens[i];
        if (name->kind == TOKEN_NAME && !is_claimed(cv, i) &&
            !(is_vector(name) && has_refused(cv, DIAG_SUB_02)))
            diag_report(cv->diags, DIAG_SUB_04, position_of(cv->text, name->offset),
                        arena_copy_n(cv->arena, name->text, name->length));
        while (i + 1 < close && !token_is(&cv->tokens->tokens[i], ","))
            i = token_is(&cv->tokens->tokens[i], "(") ? token_close(cv->tokens, i) + 1 : i + 1;
    }
}

void words_refuse_attributes(struct convert *cv)
{
    for (uint32_t i = 0; i + 2 < cv->tokens->count; i++)
        if (token_is(&cv->tokens->tokens[i], "__attribute__") ||
            token_is(&cv->tokens->tokens[i], "__attribute"))
            refuse_list(cv, i + 1);
}
