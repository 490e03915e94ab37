/* Default deny by words: on the preprocessed tokens, whatever clang makes of them. */
#include "words.h"

#include <string.h>

#define ATOMICS                                                                                    \
    "declare an integer and use atomic_load, atomic_store, atomic_fetch_add ... of spin/safe.h"

static const struct {
    const char *word, *what;
} refused[] = {
    {"asm", "inline assembly"},
    {"__asm", "inline assembly"},
    {"__asm__", "inline assembly"},
    {"_Generic", "'_Generic': use a macro for each type"},
    {"_Complex", "'_Complex'"},
    {"__complex", "'_Complex'"},
    {"__complex__", "'_Complex'"},
    {"_Imaginary", "'_Imaginary'"},
    {"__real", "'__real__'"},
    {"__real__", "'__real__'"},
    {"__imag", "'__imag__'"},
    {"__imag__", "'__imag__'"},
    {"__int128", "'__int128': use u64 and mul_ok, or two words"},
    {"__int128_t", "'__int128': use u64 and mul_ok, or two words"},
    {"__uint128_t", "'__int128': use u64 and mul_ok, or two words"},
    {"_Thread_local", "thread-local data: strands share the data of their domain"},
    {"__thread", "thread-local data: strands share the data of their domain"},
    {"_Atomic", "'_Atomic': " ATOMICS},
    {"_Noreturn", "'_Noreturn'"},
    {"__label__", "'__label__': labels have their function as scope"},
    {"__auto_type", "'__auto_type': write the type"},
    {"_Pragma", "'_Pragma'"},
    {"__pragma", "'__pragma'"},
    {"__declspec", "'__declspec'"},
    {"_Float16", "'_Float16': use float"},
    {"__fp16", "'__fp16': use float"},
    {"__bf16", "'__bf16': use float"},
    {"_Float32", "'_Float32': use float"},
    {"_Float64", "'_Float64': use double"},
    {"_Float128", "'_Float128': use double"},
    {"__float128", "'__float128': use double"},
    {"__ibm128", "'__ibm128': use double"},
    {"_Decimal32", "decimal floating types"},
    {"_Decimal64", "decimal floating types"},
    {"_Decimal128", "decimal floating types"},
    {"_BitInt", "'_BitInt': use u8 to u64"},
    {"_ExtInt", "'_ExtInt': use u8 to u64"},
    {"_Accum", "fixed-point types"},
    {"_Fract", "fixed-point types"},
    {"_Sat", "fixed-point types"},
    {"__FUNCTION__", "'__FUNCTION__': use __func__"},
    {"__PRETTY_FUNCTION__", "'__PRETTY_FUNCTION__': use __func__"},
    {"__typeof_unqual", "'__typeof_unqual__': use __typeof__"},
    {"__typeof_unqual__", "'__typeof_unqual__': use __typeof__"},
    {"__va_arg", "'va_arg': pass an array"},
    {"va_list", "'va_list': pass an array"},
    {"__null", "'__null': use NULL"},
    {"__cdecl", "a calling convention"},
    {"__stdcall", "a calling convention"},
    {"__fastcall", "a calling convention"},
    {"__vector", "a vector type"},
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
        if (token_is(token, refused[i].word))
            return refused[i].what;
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
