/* Questions about types, and types and expressions as text. */
#include "ast.h"

#include <stdio.h>
#include <string.h>

/* --- Types ----------------------------------------------------------------------------------------- */

struct type *type_strip(struct type *type)
{
    while (type && type->kind == TYPE_ALIAS)
        type = type->target;
    return type;
}

static const struct type *strip(const struct type *type)
{
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    return type;
}

bool type_is_integer(const struct type *type)
{
    enum type_kind kind = strip(type)->kind;
    return kind == TYPE_INTEGER || kind == TYPE_BOOL || kind == TYPE_ENUM;
}

bool type_is_arithmetic(const struct type *type)
{
    return type_is_integer(type) || strip(type)->kind == TYPE_FLOAT;
}

bool type_is_scalar(const struct type *type)
{
    return type_is_arithmetic(type) || type_is_pointer(type);
}

bool type_is_pointer(const struct type *type)
{
    return strip(type)->kind == TYPE_POINTER;
}

bool type_is_bounded(const struct type *type)
{
    const struct type *plain = strip(type);
    if (plain->kind != TYPE_POINTER)
        return false;
    enum reference_kind kind = plain->reference.kind;
    return kind == REFERENCE_ARRAY || kind == REFERENCE_COUNTED || kind == REFERENCE_SIZED ||
           kind == REFERENCE_WIDE;
}

bool type_has_references(const struct type *type)
{
    const struct type *plain = strip(type);
    switch (plain->kind) {
    case TYPE_POINTER: return true;
    case TYPE_ARRAY: return type_has_references(plain->target);
    case TYPE_STRUCT:
    case TYPE_UNION:
        for (size_t i = 0; i < plain->tag->field_count; i++)
            if (type_has_references(plain->tag->fields[i].type))
                return true;
        return false;
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: return false;
    }
    return true;
}

bool type_is_flexible(const struct type *type)
{
    const struct type *plain = strip(type);
    if (plain->kind != TYPE_STRUCT || plain->tag->field_count == 0)
        return false;
    const struct type *last = plain->tag->fields[plain->tag->field_count - 1].type;
    last = last ? strip(last) : NULL;
    return last && last->kind == TYPE_ARRAY && last->is_flexible;
}

bool type_is_stackonly(const struct type *type)
{
    const struct type *whole = strip(type), *part = whole;
    while (part->kind == TYPE_ARRAY)
        part = strip(part->target);
    if (part->kind == TYPE_STRUCT)
        return part->tag->is_stackonly;
    return part != whole && part->kind == TYPE_POINTER && part->reference.is_scope;
}

bool type_is_plain(const struct type *type)
{
    const struct type *plain = strip(type);
    switch (plain->kind) {
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM: return true;
    case TYPE_ARRAY: return type_is_plain(plain->target);
    case TYPE_STRUCT:
    case TYPE_UNION:
        for (size_t i = 0; i < plain->tag->field_count; i++)
            if (plain->tag->fields[i].is_bit_field || !type_is_plain(plain->tag->fields[i].type))
                return false;
        return plain->tag->is_complete;
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_POINTER:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: return false;
    }
    return false;
}

bool type_has_padding(const struct type *type)
{
    const struct type *plain = strip(type);
    if (plain->kind == TYPE_ARRAY)
        return type_has_padding(plain->target);
    if (plain->kind != TYPE_STRUCT && plain->kind != TYPE_UNION)
        return false;
    uint64_t end = 0;
    for (size_t i = 0; i < plain->tag->field_count; i++) {
        const struct field *field = &plain->tag->fields[i];
        if (field->is_bit_field || field->offset != end || type_has_padding(field->type))
            return true;
        uint64_t size = strip(field->type)->size;
        end = plain->kind == TYPE_STRUCT ? end + size : 0;
        if (plain->kind == TYPE_UNION && size != plain->tag->size)
            return true;
    }
    return plain->kind == TYPE_STRUCT && end != plain->tag->size;
}

/* --- Types as text ----------------------------------------------------------------------------------- */

enum { SPELL_DEPTH_MAX = 40 };

static const char *spell_integer(const struct type *type)
{
    static const char *const names[][2] = {
        [RANK_CHAR] = {"char", "char"},
        [RANK_SCHAR] = {"unsigned char", "signed char"},
        [RANK_SHORT] = {"unsigned short", "short"},
        [RANK_INT] = {"unsigned int", "int"},
        [RANK_LONG] = {"unsigned long", "long"},
        [RANK_LONG_LONG] = {"unsigned long long", "long long"},
    };
    return names[type->rank][type->is_signed];
}

/* The words of a type that is not derived from another. */
static const char *spell_base(struct arena *arena, const struct type *type)
{
    const char *keyword = type->kind == TYPE_STRUCT  ? "struct"
                          : type->kind == TYPE_UNION ? "union"
                                                     : "enum";
    const char *text = "void";
    switch (type->kind) {
    case TYPE_BOOL: text = "_Bool"; break;
    case TYPE_INTEGER: text = spell_integer(type); break;
    case TYPE_FLOAT: text = type->size == 4 ? "float" : "double"; break;
    case TYPE_ALIAS: text = type->declaration->name; break;
    case TYPE_ENUM:
    case TYPE_STRUCT:
    case TYPE_UNION:
        text = arena_printf(arena, "%s %s", keyword,
                            type->tag->name[0] ? type->tag->name : "(unnamed)");
        break;
    case TYPE_VOID:
    case TYPE_POINTER:
    case TYPE_ARRAY:
    case TYPE_FUNCTION: break;
    }
    bool is_const = type->is_const || (type->kind == TYPE_ALIAS && type->target->is_const &&
                                       !type->declaration->type->is_const);
    return arena_printf(arena, "%s%s%s", is_const ? "const " : "",
                        type->is_volatile ? "volatile " : "", text);
}

static const char *spell_type(struct arena *arena, const struct type *type, const char *inner,
                              unsigned depth);

/* What a parameter's annotations say: procedure types that differ in nothing else are told apart. */
static const char *spell_annotations(struct arena *arena, const struct type *type)
{
    const struct reference *reference = &type->reference;
    if (type->kind != TYPE_POINTER)
        return "";
    const char *kind = "";
    if (reference->kind == REFERENCE_ARRAY && strip(type->target)->size != 1)
        kind = "__array";
    else if (reference->bound)
        kind = arena_printf(arena, "__%s_by(%s)",
                            reference->kind == REFERENCE_SIZED ? "sized" : "counted",
                            expr_spell(arena, reference->bound));
    return arena_printf(arena, "%s%s%s%s%s", kind, kind[0] && reference->is_scope ? " " : "",
                        reference->is_scope ? "__scope" : "",
                        reference->is_nullable ? " __nullable" : "",
                        reference->is_cstr ? " __cstr" : "");
}

static const char *spell_function(struct arena *arena, const struct type *type, const char *inner,
                                  unsigned depth)
{
    const char *list = type->parameter_count || !type->has_prototype ? "" : "void";
    for (size_t i = 0; i < type->parameter_count; i++) {
        const struct type *parameter = type->parameters[i].type;
        list =
            arena_printf(arena, "%s%s%s", list, i ? ", " : "",
                         spell_type(arena, parameter, spell_annotations(arena, parameter), depth));
    }
    if (type->is_variadic)
        list = arena_printf(arena, "%s, ...", list);
    const char *result = spell_annotations(arena, type->target);
    return spell_type(arena, type->target,
                      arena_printf(arena, "%s%s%s(%s)", result, result[0] ? " " : "", inner, list),
                      depth);
}

/* A type around a declarator, inside out. */
static const char *spell_type(struct arena *arena, const struct type *type, const char *inner,
                              unsigned depth)
{
    if (!type || depth > SPELL_DEPTH_MAX)
        return "...";
    if (type->kind == TYPE_POINTER) {
        enum type_kind below = type->target->kind;
        const char *qualifier = !type->is_const ? "" : inner[0] ? "const " : "const";
        const char *with = below == TYPE_ARRAY || below == TYPE_FUNCTION
                               ? arena_printf(arena, "(*%s%s)", qualifier, inner)
                               : arena_printf(arena, "*%s%s", qualifier, inner);
        return spell_type(arena, type->target, with, depth + 1);
    }
    if (type->kind == TYPE_ARRAY && type->is_flexible)
        return spell_type(arena, type->target, arena_printf(arena, "%s[]", inner), depth + 1);
    if (type->kind == TYPE_ARRAY)
        return spell_type(arena, type->target,
                          arena_printf(arena, "%s[%llu]", inner, (unsigned long long)type->count),
                          depth + 1);
    if (type->kind == TYPE_FUNCTION)
        return spell_function(arena, type, inner, depth + 1);
    return arena_printf(arena, "%s%s%s", spell_base(arena, type), inner[0] ? " " : "", inner);
}

const char *type_spell(struct arena *arena, const struct type *type)
{
    return spell_type(arena, type, "", 0);
}

const char *type_spell_annotated(struct arena *arena, const struct type *type)
{
    return spell_type(arena, type, type ? spell_annotations(arena, type) : "", 0);
}

/* --- Expressions as text ------------------------------------------------------------------------------- */

static const char *const operator_texts[] = {
    [OP_PLUS] = "+",      [OP_MINUS] = "-",     [OP_NOT] = "!",          [OP_COMPLEMENT] = "~",
    [OP_ADDRESS] = "&",   [OP_DEREF] = "*",     [OP_PRE_INC] = "++",     [OP_PRE_DEC] = "--",
    [OP_POST_INC] = "++", [OP_POST_DEC] = "--", [OP_ADD] = "+",          [OP_SUB] = "-",
    [OP_MUL] = "*",       [OP_DIV] = "/",       [OP_REM] = "%",          [OP_SHL] = "<<",
    [OP_SHR] = ">>",      [OP_AND] = "&",       [OP_XOR] = "^",          [OP_OR] = "|",
    [OP_LT] = "<",        [OP_GT] = ">",        [OP_LE] = "<=",          [OP_GE] = ">=",
    [OP_EQ] = "==",       [OP_NE] = "!=",       [OP_LOGICAL_AND] = "&&", [OP_LOGICAL_OR] = "||",
    [OP_COMMA] = ",",     [OP_NONE] = "",
};

const char *operator_spell(enum operator op)
{
    return op <= OP_COMMA ? operator_texts[op] : "";
}

static const char *const intrinsic_names[] = {
    [INTRINSIC_NEW] = "new",
    [INTRINSIC_TRY_NEW] = "try_new",
    [INTRINSIC_NEW_ARRAY] = "new_array",
    [INTRINSIC_TRY_NEW_ARRAY] = "try_new_array",
    [INTRINSIC_NEW_FLEX] = "new_flex",
    [INTRINSIC_AS] = "as",
    [INTRINSIC_AS_ARRAY] = "as_array",
    [INTRINSIC_IS] = "is",
    [INTRINSIC_LENOF] = "lenof",
    [INTRINSIC_VIEW] = "view",
    [INTRINSIC_SUB] = "sub",
    [INTRINSIC_ELEMS] = "elems",
    [INTRINSIC_COPY] = "copy",
    [INTRINSIC_FILL] = "fill",
    [INTRINSIC_ZERO] = "zero",
    [INTRINSIC_MEMCPY] = "memcpy",
    [INTRINSIC_MEMMOVE] = "memmove",
    [INTRINSIC_MEMSET] = "memset",
    [INTRINSIC_MEMCMP] = "memcmp",
    [INTRINSIC_ADD_OK] = "add_ok",
    [INTRINSIC_SUB_OK] = "sub_ok",
    [INTRINSIC_MUL_OK] = "mul_ok",
    [INTRINSIC_ATOMIC_LOAD] = "atomic_load",
    [INTRINSIC_ATOMIC_STORE] = "atomic_store",
    [INTRINSIC_ATOMIC_EXCHANGE] = "atomic_exchange",
    [INTRINSIC_ATOMIC_ADD] = "atomic_fetch_add",
    [INTRINSIC_ATOMIC_SUB] = "atomic_fetch_sub",
    [INTRINSIC_ATOMIC_AND] = "atomic_fetch_and",
    [INTRINSIC_ATOMIC_OR] = "atomic_fetch_or",
    [INTRINSIC_ATOMIC_XOR] = "atomic_fetch_xor",
    [INTRINSIC_ATOMIC_COMPARE] = "atomic_compare_exchange_strong",
    [INTRINSIC_POINTER_HASH] = "ptr_hash",
    [INTRINSIC_ASSERT] = "assert",
    [INTRINSIC_INSTALL] = "install",
    [INTRINSIC_AUTHORISE] = "authorise",
    [INTRINSIC_TRY_CALL] = "try_call",
    [INTRINSIC_FORMAT_REST] = "format_rest",
    [INTRINSIC_EXPECT] = "__builtin_expect",
};

static const char *spell(struct arena *arena, const struct expr *expr, unsigned depth);

/* An operand, with the parentheses it was written in when they mean something. */
static const char *spell_operand(struct arena *arena, const struct expr *expr, unsigned depth)
{
    const char *text = spell(arena, expr, depth);
    bool is_parenthesised = false;
    for (; expr && expr->kind == EXPR_CONVERT; expr = expr->a)
        is_parenthesised |= expr->is_parenthesised;
    bool is_loose =
        expr && (expr->is_parenthesised || is_parenthesised) &&
        (expr->kind == EXPR_BINARY || expr->kind == EXPR_ASSIGN || expr->kind == EXPR_CONDITIONAL ||
         expr->kind == EXPR_CAST || expr->kind == EXPR_UNARY);
    return is_loose ? arena_printf(arena, "(%s)", text) : text;
}

static const char *spell_string(struct arena *arena, const struct expr *expr)
{
    enum { SHOWN = 24 };
    char text[SHOWN * 4 + 8], *end = text;
    *end++ = '"';
    size_t n = expr->length ? expr->length - 1 : 0;
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        unsigned char c = (unsigned char)expr->bytes[i];
        if (c == '\n')
            end += sprintf(end, "\\n");
        else if (c == '"' || c == '\\')
            end += sprintf(end, "\\%c", c);
        else if (c < 0x20 || c >= 0x7f)
            end += sprintf(end, "\\%03o", c);
        else
            *end++ = (char)c;
    }
    *end = 0;
    return arena_printf(arena, "%s%s\"", text, n > SHOWN ? "..." : "");
}

static const char *spell_arguments(struct arena *arena, const struct expr *expr, unsigned depth)
{
    const char *text = "";
    bool has_type = expr->kind == EXPR_INTRINSIC && expr->written;
    if (has_type) { /* `written` is the witness's type, T * */
        const struct type *witness = type_strip(expr->written);
        text = type_spell(arena, witness->target ? witness->target : expr->written);
    }
    for (size_t i = 0; i < expr->argument_count; i++)
        text = arena_printf(arena, "%s%s%s", text, i || has_type ? ", " : "",
                            spell(arena, expr->arguments[i], depth));
    return text;
}

static const char *spell_unary(struct arena *arena, const struct expr *expr, unsigned depth)
{
    const char *a = spell_operand(arena, expr->a, depth), *op = operator_spell(expr->op);
    if (expr->op == OP_POST_INC || expr->op == OP_POST_DEC)
        return arena_printf(arena, "%s%s", a, op);
    return arena_printf(arena, "%s%s", op, a);
}

static const char *spell_binary(struct arena *arena, const struct expr *expr, unsigned depth)
{
    const char *a = spell_operand(arena, expr->a, depth), *b = spell_operand(arena, expr->b, depth);
    const char *op = operator_spell(expr->op);
    if (expr->kind == EXPR_ASSIGN)
        return arena_printf(arena, "%s %s= %s", a, op, b);
    if (expr->op == OP_COMMA)
        return arena_printf(arena, "%s, %s", a, b);
    return arena_printf(arena, "%s %s %s", a, op, b);
}

static const char *spell_member(struct arena *arena, const struct expr *expr, unsigned depth)
{
    const char *name = expr->member ? expr->member : expr->field ? expr->field->name : "?";
    if (!expr->a)
        return name;
    if (!name[0]) /* a struct or union without a name: its members are those of what it is in */
        return spell_operand(arena, expr->a, depth);
    const struct expr *a = expr->a;
    bool is_arrow = expr->is_arrow;
    while (a->kind == EXPR_MEMBER && a->a && a->field && !a->field->name[0]) {
        is_arrow = a->is_arrow;
        a = a->a;
    }
    return arena_printf(arena, "%s%s%s", spell_operand(arena, a, depth), is_arrow ? "->" : ".",
                        name);
}

static const char *spell_integer_value(struct arena *arena, const struct expr *expr)
{
    const struct type *type = expr->type ? expr->type : expr->parsed_type;
    if (type && type_is_integer(type) && !strip(type)->is_signed)
        return arena_printf(arena, "%llu", (unsigned long long)expr->integer);
    return arena_printf(arena, "%lld", (long long)expr->integer);
}

static const char *spell_conditional(struct arena *arena, const struct expr *expr, unsigned depth)
{
    const char *a = spell_operand(arena, expr->a, depth), *c = spell_operand(arena, expr->c, depth);
    if (!expr->b)
        return arena_printf(arena, "%s ?: %s", a, c);
    return arena_printf(arena, "%s ? %s : %s", a, spell_operand(arena, expr->b, depth), c);
}

static const char *spell(struct arena *arena, const struct expr *expr, unsigned depth)
{
    if (!expr || ++depth > SPELL_DEPTH_MAX)
        return "...";
    switch (expr->kind) {
    case EXPR_INTEGER: return spell_integer_value(arena, expr);
    case EXPR_FLOAT: return arena_printf(arena, "%.17g", expr->real);
    case EXPR_STRING: return spell_string(arena, expr);
    case EXPR_NAME: return expr->decl->name;
    case EXPR_UNARY: return spell_unary(arena, expr, depth);
    case EXPR_BINARY:
    case EXPR_ASSIGN: return spell_binary(arena, expr, depth);
    case EXPR_CONDITIONAL: return spell_conditional(arena, expr, depth);
    case EXPR_CALL:
        return arena_printf(arena, "%s(%s)", spell_operand(arena, expr->a, depth),
                            spell_arguments(arena, expr, depth));
    case EXPR_MEMBER: return spell_member(arena, expr, depth);
    case EXPR_INDEX:
        return arena_printf(arena, "%s[%s]", spell_operand(arena, expr->a, depth),
                            spell(arena, expr->b, depth));
    case EXPR_CAST:
        return arena_printf(arena, "(%s)%s", type_spell(arena, expr->written),
                            spell_operand(arena, expr->a, depth));
    case EXPR_COMPOUND: return arena_printf(arena, "(%s){...}", type_spell(arena, expr->written));
    case EXPR_LIST: return "{...}";
    case EXPR_STATEMENT: return "({...})";
    case EXPR_INTRINSIC:
        return arena_printf(arena, "%s(%s)", intrinsic_names[expr->intrinsic],
                            spell_arguments(arena, expr, depth));
    case EXPR_CONVERT: return spell(arena, expr->a, depth);
    }
    return "...";
}

const char *expr_spell(struct arena *arena, const struct expr *expr)
{
    return spell(arena, expr, 0);
}
