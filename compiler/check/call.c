/* Calls: the callee, the arguments as its parameters, counts that are already known wrong. Casts. */
#include "check/typing.h"

#include <spin/abi.h>

/* --- Counts ------------------------------------------------------------------------------------- */

/* The value of a bound when all parameters it names have constant arguments. */
static bool bound_value(const struct expr *bound, const struct expr *call, int64_t *result)
{
    int64_t a, b;
    switch (bound->kind) {
    case EXPR_INTEGER: *result = (int64_t)bound->integer; return true;
    case EXPR_CONVERT: return bound_value(bound->a, call, result);
    case EXPR_NAME:
        if (bound->decl->index >= call->argument_count ||
            !call->arguments[bound->decl->index]->is_constant)
            return false;
        *result = (int64_t)call->arguments[bound->decl->index]->integer;
        return true;
    case EXPR_BINARY:
        if (!bound_value(bound->a, call, &a) || !bound_value(bound->b, call, &b))
            return false;
        if (bound->op == OP_ADD)
            return !__builtin_add_overflow(a, b, result);
        if (bound->op == OP_SUB)
            return !__builtin_sub_overflow(a, b, result);
        return bound->op == OP_MUL && !__builtin_mul_overflow(a, b, result);
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_UNARY:
    case EXPR_ASSIGN:
    case EXPR_CONDITIONAL:
    case EXPR_CALL:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_CAST:
    case EXPR_COMPOUND:
    case EXPR_LIST:
    case EXPR_STATEMENT:
    case EXPR_INTRINSIC: return false;
    }
    return false;
}

/* Elements behind an argument when its type says: an array as a whole. */
static bool known_length(struct checker *c, const struct expr *e, uint64_t *length,
                         const struct expr **array)
{
    while (e->kind == EXPR_CONVERT && e->conversion != CONVERT_DECAY &&
           (e->conversion == CONVERT_CONST || e->conversion == CONVERT_TO_COUNTED))
        e = e->a;
    if (e->kind == EXPR_CONVERT && e->conversion == CONVERT_ONE) {
        *length = 1;
        *array = e->a;
        return true;
    }
    if (e->kind != EXPR_CONVERT || e->conversion != CONVERT_DECAY)
        return false;
    const struct type *type = resolve(c, e->a->type);
    *length = type->count;
    *array = e->a;
    return !type->is_flexible;
}

/* BND-03 */
static bool count_fits(struct checker *c, const struct expr *call, size_t i,
                       const struct parameter *parameter)
{
    struct type *type = resolve(c, parameter->type);
    int64_t needed;
    uint64_t length;
    const struct expr *array;
    if (type->kind != TYPE_POINTER || !type->reference.bound ||
        !bound_value(type->reference.bound, call, &needed) ||
        !known_length(c, call->arguments[i], &length, &array))
        return true;
    uint64_t size = 1;
    if (type->reference.kind == REFERENCE_SIZED)
        size = resolve(c, resolve(c, array->type)->target)->size;
    if (needed >= 0 && (uint64_t)needed <= length * size)
        return true;
    if (!refuse(c, CHECK_constant_count, call->arguments[i]->where, (long long)(i + 1),
                (long long)(length * size), parameter->name, (long long)needed))
        return true;
    diag_note(c->diags, parameter->where, "'%s' is declared here", parameter->name);
    return false;
}

/* --- Calls -------------------------------------------------------------------------------------- */

/* The function type of the callee; e->a is the name of a function or a procedure value after it. */
static struct type *check_callee(struct checker *c, struct expr *e)
{
    e->a = check_expr(c, e->a);
    bool is_direct = e->a->type && e->a->kind == EXPR_NAME && is_kind(c, e->a->type, TYPE_FUNCTION);
    if (is_direct)
        return resolve(c, e->a->type);
    e->a = value(c, e->a);
    if (!e->a->type)
        return NULL;
    if (is_reference(c, e->a->type, REFERENCE_FUNCTION))
        return resolve(c, resolve(c, e->a->type)->target);
    ill_formed(c, e, "what is called here is no procedure");
    return NULL;
}

/* The same of a typed call. */
static struct type *callee_type(struct checker *c, const struct expr *call)
{
    struct type *type = resolve(c, call->a->type);
    return type->kind == TYPE_POINTER ? resolve(c, type->target) : type;
}

/* C's default promotions for what a `...` takes; the format check decides what may stand there. */
static struct expr *default_argument(struct checker *c, struct expr *e)
{
    e = promote(c, e);
    bool is_float = e->type && is_kind(c, e->type, TYPE_FLOAT);
    return is_float ? convert_arithmetic(c, e, c->double_type) : e;
}

static bool check_arguments(struct checker *c, struct expr *e, const struct type *function)
{
    bool is_fine = true;
    for (size_t i = 0; i < e->argument_count; i++) {
        struct expr *argument = check_value(c, e->arguments[i]);
        bool is_extra = i >= function->parameter_count;
        struct type *type = is_extra ? NULL : function->parameters[i].type;
        if (argument->type)
            argument =
                is_extra ? default_argument(c, argument) : convert(c, argument, type, PLACE_PASS);
        e->arguments[i] = argument;
        is_fine &= argument->type != NULL;
    }
    for (size_t i = 0; is_fine && i < function->parameter_count; i++)
        is_fine = count_fits(c, e, i, &function->parameters[i]);
    return is_fine;
}

struct expr *check_call(struct checker *c, struct expr *e)
{
    struct expr *builtin = check_builtin(c, e, NULL);
    if (builtin)
        return builtin;
    struct type *function = check_callee(c, e);
    if (!function)
        return bad(e);
    bool counts = function->is_variadic ? e->argument_count >= function->parameter_count
                                        : e->argument_count == function->parameter_count;
    if (!function->has_prototype)
        return ill_formed(c, e, "a call of a procedure without a prototype");
    if (!counts)
        return ill_formed(c, e, "a call with another number of arguments");
    if (!check_arguments(c, e, function))
        return bad(e);
    e->type = function->target;
    return e;
}

/* Words that the kernel can hand on: integers and references, in registers. */
static bool is_handed_on(struct checker *c, const struct type *function)
{
    enum { WORDS = SPIN_ARGUMENT_WORDS - 1 }; /* the procedure itself is one */
    enum type_kind result = resolve(c, function->target)->kind;
    bool fits = function->parameter_count <= WORDS && !function->is_variadic &&
                result != TYPE_STRUCT && result != TYPE_UNION;
    for (size_t i = 0; fits && i < function->parameter_count; i++) {
        const struct type *type = resolve(c, function->parameters[i].type);
        fits = type_is_integer(type) || type->kind == TYPE_POINTER;
    }
    return fits;
}

/* In: `((void)procedure(arguments), 0)`, so that every C tool sees an ordinary call. */
struct expr *check_try_call(struct checker *c, struct expr *e)
{
    const struct expr *comma = e->arguments[0];
    const struct expr *dropped =
        comma->kind == EXPR_BINARY && comma->op == OP_COMMA ? comma->a : NULL;
    bool is_call = dropped && dropped->kind == EXPR_CAST && dropped->a->kind == EXPR_CALL;
    if (!is_call)
        return ill_formed(c, e, "a reserved builtin is called by its macro only");
    struct expr *call = check_expr(c, dropped->a);
    if (!call->type)
        return bad(e);
    e->arguments[0] = call;
    e->type = type_integer(c, RANK_INT, true);
    /* FUN-06 */
    bool fits = call->kind == EXPR_CALL && is_handed_on(c, callee_type(c, call));
    if (!fits && refuse(c, CHECK_try_call, call->where, expr_spell(c->arena, call->a)))
        return bad(e);
    return e;
}

/* --- Casts -------------------------------------------------------------------------------------- */

/* A cast between references changes what is pointed to, never how far it reaches: the kind and the
 * scope are those of the value. */
static struct type *cast_target(struct checker *c, struct type *from, struct type *to)
{
    struct type *s = resolve(c, from), *t = resolve(c, to);
    bool is_data = s->kind == TYPE_POINTER && t->kind == TYPE_POINTER &&
                   s->reference.kind != REFERENCE_FUNCTION &&
                   t->reference.kind != REFERENCE_FUNCTION;
    bool takes_kind =
        is_data && (s->reference.kind == REFERENCE_OBJECT || s->reference.kind == REFERENCE_WIDE) &&
        (t->reference.kind == REFERENCE_OBJECT || t->reference.kind == REFERENCE_ARRAY);
    if (takes_kind)
        return with_kind(c, t, s->reference.kind, s->reference.is_scope);
    bool is_bounded = t->kind == TYPE_POINTER && t->reference.kind == REFERENCE_ARRAY;
    return is_bounded ? with_kind(c, t, REFERENCE_WIDE, false) : to;
}

struct expr *check_cast(struct checker *c, struct expr *e)
{
    e->written = complete_type(c, e->written, e->where);
    struct expr *a = e->a;
    if (e->written && is_kind(c, e->written, TYPE_VOID))
        return check_voided(c, a);
    a = check_value(c, a);
    if (!a->type || !e->written)
        return bad(e);
    if (!type_is_scalar(e->written))
        return ill_formed(c, e, "a cast to a type that is neither number nor reference");
    struct expr *result = convert(c, a, cast_target(c, a->type, e->written), PLACE_STORE);
    /* A cast is a value of its own: a bit-field under it is not promoted as one. */
    if (result->type && result == a && type_is_arithmetic(a->type))
        result = expr_convert(c, CONVERT_ARITHMETIC, a, unqualified(c, e->written));
    return result;
}
