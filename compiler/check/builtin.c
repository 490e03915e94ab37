/* Reserved builtins: a call of __sc_* or of a mem* procedure becomes an EXPR_INTRINSIC.
 *
 * Arguments keep their own types here: the prototypes in the prelude exist for other tools only.
 *
 * Arguments of each intrinsic after check (rvalues, in this order):
 *   NEW TRY_NEW           none; `written` is T *                       -> object reference
 *   NEW_ARRAY TRY_...     n as i64; `written` is T *                   -> wide
 *   NEW_FLEX              n as i64; `written` is T *                   -> object reference
 *   AS IS                 p; `written` is T *                          -> object reference; bool
 *   AS_ARRAY              p (any); `written` is T *                    -> wide
 *   LENOF                 p (wide)                                     -> u64
 *   VIEW                  p (wide), offset as i64; `written` is T *    -> scope object reference
 *   SUB                   p (wide), from and n as i64                  -> wide
 *   ELEMS                 the slice, a struct                          -> wide
 *   COPY FILL ZERO        dst (wide), src (wide) or value, n as i64    -> void
 *   MEM*                  the same, n in bytes                         -> void; MEMCMP int
 *   *_OK                  a, b (integers), result (scope reference)    -> bool
 *   ATOMIC_*              as check/atomic.c says
 *   POINTER_HASH          any reference                                -> u64
 *   (free)                becomes its operand, dropped                 -> void
 *   ASSERT                condition as bool                            -> void
 *   EXPECT                value, expected as long                      -> long
 *   INSTALL               event, handler (procedure values), guard (procedure value or null),
 *                         closure (under CONVERT_TO_ANY, or null), order, flags, limit
 *                                                                      -> struct binding *
 *   AUTHORISE             event, authoriser                            -> void
 *   TRY_CALL              the call                                     -> int
 *   FORMAT_REST           none; where it may stand is check/format.c's to say */
#include "check/typing.h"

#include <string.h>

struct builtin {
    const char *name;
    enum intrinsic intrinsic;
    size_t arguments; /* as written, the witness too */
    bool is_cast;     /* stands under a cast in its macro */
    struct expr *(*check)(struct checker *c, struct expr *e);
};

static struct type *i64_type(struct checker *c)
{
    return type_integer(c, RANK_LONG, true);
}

static struct type *u64_type(struct checker *c)
{
    return type_integer(c, RANK_LONG, false);
}

/* The argument as an integer of 64 bits. */
static struct expr *offset_argument(struct checker *c, struct expr *e)
{
    return offset_value(c, check_value(c, e));
}

/* A bounded reference (BND-07). */
static struct expr *wide_argument(struct checker *c, struct expr *e, const char *what)
{
    e = check_value(c, e);
    if (!e->type || is_wide(c, e->type))
        return e;
    if (refuse(c, CHECK_needs_bounded, e->where, what, spell(c, e->type))) {
        note_named(c, e);
        return bad(e);
    }
    return expr_convert(c, CONVERT_ONE, e, pointer_to(c, c->void_type, REFERENCE_WIDE, true));
}

static bool all_typed(const struct expr *e)
{
    for (size_t i = 0; i < e->argument_count; i++) {
        if (!e->arguments[i]->type)
            return false;
    }
    return true;
}

static struct expr *typed(struct expr *e, struct type *type)
{
    e->type = all_typed(e) ? type : NULL;
    return e;
}

/* `(T *)0` in place `i` is taken out of the arguments; e->written becomes T *, completed. */
static struct type *take_witness(struct checker *c, struct expr *e, size_t i)
{
    const struct expr *witness = e->arguments[i];
    memmove(&e->arguments[i], &e->arguments[i + 1],
            (e->argument_count - i - 1) * sizeof(struct expr *));
    e->argument_count--;
    bool is_witness = witness->kind == EXPR_CAST && witness->a->kind == EXPR_INTEGER &&
                      witness->a->integer == 0 && witness->written;
    e->written = is_witness ? complete_type(c, witness->written, e->where) : NULL;
    if (!is_witness)
        ill_formed(c, e, "a reserved builtin is called by its macro only");
    if (!e->written)
        return NULL;
    const struct type *pointer = resolve(c, e->written);
    return pointer->kind == TYPE_POINTER ? resolve(c, pointer->target) : NULL;
}

/* --- Objects ------------------------------------------------------------------------------------ */

/* CAP-01, PTR-12: only complete data can be made, or asked for. */
static bool is_object_type(struct checker *c, const struct expr *e, struct type *type)
{
    bool is_record = type->kind == TYPE_STRUCT || type->kind == TYPE_UNION;
    if (is_record && !type->tag->is_complete)
        return !refuse(c, CHECK_incomplete_object, e->where, spell(c, type));
    if (type->kind == TYPE_VOID || type->kind == TYPE_FUNCTION)
        return !refuse(c, CHECK_object_of_no_data, e->where, spell(c, type));
    /* SCP-08 */
    return !type_is_stackonly(type) ||
           !refuse(c, CHECK_stackonly_object, e->where, spell(c, type), "an object of the heap");
}

static struct type *object_reference(struct checker *c, struct expr *e, enum reference_kind kind)
{
    return pointer_to(c, resolve(c, e->written)->target, kind, kind == REFERENCE_UNSET);
}

/* ARR-05: only new_flex() knows how large such an object is. */
static bool has_size(struct checker *c, const struct expr *e, struct type *type)
{
    return !type_is_flexible(type) || !refuse(c, CHECK_flexible_object, e->where, spell(c, type));
}

static struct expr *check_new(struct checker *c, struct expr *e)
{
    struct type *type = take_witness(c, e, 0);
    if (!type || !is_object_type(c, e, type) || !has_size(c, e, type))
        return bad(e);
    return typed(e, object_reference(c, e, REFERENCE_OBJECT));
}

static struct expr *check_new_flex(struct checker *c, struct expr *e)
{
    struct type *type = take_witness(c, e, 0);
    e->arguments[0] = offset_argument(c, e->arguments[0]);
    if (!type || !is_object_type(c, e, type))
        return bad(e);
    /* ARR-06 */
    if (!type_is_flexible(type) && refuse(c, CHECK_flexible_missing, e->where, spell(c, type)))
        return bad(e);
    return typed(e, object_reference(c, e, REFERENCE_OBJECT));
}

static struct expr *check_new_array(struct checker *c, struct expr *e)
{
    struct type *type = take_witness(c, e, 0);
    e->arguments[0] = offset_argument(c, e->arguments[0]);
    if (!type || !is_object_type(c, e, type) || !has_size(c, e, type))
        return bad(e);
    return typed(e, object_reference(c, e, REFERENCE_WIDE));
}

/* CST-06: what as() and is() read is the header in front of an object. A scope reference may point
 * inside an object or into the stack, where there is none. */
static bool has_header(struct checker *c, struct expr *e, struct expr *p)
{
    const struct type *type = resolve(c, p->type);
    if (type->kind != TYPE_POINTER) {
        ill_formed(c, e, "as() and is() need a reference");
        return false;
    }
    bool is_start =
        type->reference.kind == REFERENCE_ANY || type->reference.kind == REFERENCE_OBJECT;
    if (type->reference.kind == REFERENCE_CAPABILITY) /* CAP-02 */
        return !refuse(c, CHECK_narrow_capability, e->where, spell(c, p->type));
    if (!is_start)
        return !refuse(c, CHECK_narrow_array, e->where, spell(c, p->type));
    return !type->reference.is_scope || !refuse(c, CHECK_narrow_scope, e->where, spell(c, p->type));
}

/* CST-07: an object of a struct is never one of an unrelated struct. */
static bool may_narrow(struct checker *c, struct expr *e, struct expr *p, struct type *type)
{
    struct type *from = resolve(c, p->type);
    if (from->reference.kind != REFERENCE_OBJECT ||
        type_equal(c, from->target, type, COMPARE_NO_CONST) || is_base_of(c, from->target, type))
        return true;
    return !refuse(c, CHECK_narrow_unrelated, e->where, spell(c, from->target), spell(c, type));
}

/* The witness type, const when what it comes from is (R8). */
static struct type *keep_const(struct checker *c, struct expr *e, struct type *from,
                               enum reference_kind kind, bool is_scope)
{
    struct type *target = resolve(c, e->written)->target;
    if (resolve(c, resolve(c, from)->target)->is_const)
        target = qualified(c, resolve(c, target), true);
    return pointer_to(c, target, kind, is_scope);
}

static struct expr *check_as(struct checker *c, struct expr *e)
{
    struct type *type = take_witness(c, e, 1);
    struct expr *p = e->arguments[0] = check_value(c, e->arguments[0]);
    if (!type || !p->type || !is_object_type(c, e, type) || !has_header(c, e, p) ||
        !may_narrow(c, e, p, type))
        return bad(e);
    if (e->intrinsic == INTRINSIC_IS)
        return typed(e, c->bool_type);
    return typed(e, keep_const(c, e, p->type, REFERENCE_OBJECT, false));
}

static struct expr *check_as_array(struct checker *c, struct expr *e)
{
    struct type *type = take_witness(c, e, 1);
    struct expr *p = e->arguments[0] = check_value(c, e->arguments[0]);
    if (!type || !p->type || !is_object_type(c, e, type) || !has_size(c, e, type))
        return bad(e);
    const struct type *from = resolve(c, p->type);
    bool is_any = from->kind == TYPE_POINTER && from->reference.kind == REFERENCE_ANY &&
                  !from->reference.is_scope;
    /* CST-06 */
    if (!is_any && refuse(c, CHECK_as_array_source, e->where, spell(c, p->type)))
        return bad(e);
    return typed(e, keep_const(c, e, p->type, REFERENCE_WIDE, false));
}

/* --- Parts of arrays ---------------------------------------------------------------------------- */

static struct expr *check_lenof(struct checker *c, struct expr *e)
{
    e->arguments[0] = wide_argument(c, e->arguments[0], "lenof");
    return typed(e, u64_type(c));
}

static struct expr *check_sub(struct checker *c, struct expr *e)
{
    e->arguments[0] = wide_argument(c, e->arguments[0], "sub");
    e->arguments[1] = offset_argument(c, e->arguments[1]);
    e->arguments[2] = offset_argument(c, e->arguments[2]);
    return typed(e, e->arguments[0]->type);
}

static struct expr *check_view(struct checker *c, struct expr *e)
{
    struct type *type = take_witness(c, e, 2);
    struct expr *p = e->arguments[0] = wide_argument(c, e->arguments[0], "view");
    e->arguments[1] = offset_argument(c, e->arguments[1]);
    if (!type || !p->type || !is_object_type(c, e, type))
        return bad(e);
    return typed(e, keep_const(c, e, p->type, REFERENCE_OBJECT, true));
}

/* --- Blocks ------------------------------------------------------------------------------------- */

/* A bounded side of a block operation; one object counts as an array of one. */
static struct expr *block_argument(struct checker *c, struct expr *e, bool is_written)
{
    e = check_value(c, e);
    if (!e->type)
        return e;
    if (is_reference(c, e->type, REFERENCE_OBJECT))
        e = expr_convert(c, CONVERT_ONE, e, with_kind(c, e->type, REFERENCE_WIDE, true));
    /* BND-07 */
    if (!is_wide(c, e->type) &&
        refuse(c, CHECK_block_unbounded, e->where, "a block operation", spell(c, e->type)))
        return bad(e);
    struct type *target = resolve(c, resolve(c, e->type)->target);
    /* CON-04 */
    if (is_written && has_const_member(c, target) &&
        refuse(c, CHECK_block_const, e->where, spell(c, e->type)))
        return bad(e);
    return e;
}

static struct expr *check_copy(struct checker *c, struct expr *e)
{
    bool is_compare = e->intrinsic == INTRINSIC_MEMCMP;
    e->arguments[0] = block_argument(c, e->arguments[0], !is_compare);
    e->arguments[1] = block_argument(c, e->arguments[1], false);
    e->arguments[2] = offset_argument(c, e->arguments[2]);
    return typed(e, is_compare ? type_integer(c, RANK_INT, true) : c->void_type);
}

/* fill() has values of the element's type, memset() a byte. */
static struct expr *check_fill(struct checker *c, struct expr *e)
{
    struct expr *dst = e->arguments[0] = block_argument(c, e->arguments[0], true);
    struct expr *v = check_value(c, e->arguments[1]);
    e->arguments[2] = offset_argument(c, e->arguments[2]);
    if (dst->type && v->type) {
        struct type *element = resolve(c, resolve(c, dst->type)->target);
        bool is_fill = e->intrinsic == INTRINSIC_FILL;
        v = convert(c, v, is_fill ? element : type_integer(c, RANK_INT, true), PLACE_STORE);
    }
    e->arguments[1] = v;
    return typed(e, c->void_type);
}

static struct expr *check_zero(struct checker *c, struct expr *e)
{
    e->arguments[0] = block_argument(c, e->arguments[0], true);
    e->arguments[1] = offset_argument(c, e->arguments[1]);
    return typed(e, c->void_type);
}

/* --- Numbers ------------------------------------------------------------------------------------ */

static struct expr *check_ok(struct checker *c, struct expr *e)
{
    for (size_t i = 0; i < 2; i++) {
        struct expr *operand = e->arguments[i] = promote(c, check_value(c, e->arguments[i]));
        if (operand->type && !type_is_integer(operand->type))
            return ill_formed(c, e, "checked arithmetic needs integers");
    }
    struct expr *result = check_value(c, e->arguments[2]);
    e->arguments[2] = result;
    if (!all_typed(e))
        return bad(e);
    struct type *place =
        type_is_pointer(result->type) ? resolve(c, resolve(c, result->type)->target) : NULL;
    bool is_number = place && type_is_integer(place) && place->kind != TYPE_BOOL;
    /* INT-01 */
    if (!is_number && refuse(c, CHECK_checked_result, e->where, spell(c, result->type)))
        return bad(e);
    /* CON-04 */
    if (place && place->is_const &&
        refuse(c, CHECK_checked_const, e->where, spell(c, result->type)))
        return bad(e);
    if (place)
        e->arguments[2] =
            convert(c, result, pointer_to(c, place, REFERENCE_OBJECT, true), PLACE_PASS);
    return typed(e, c->bool_type);
}

static struct expr *check_pointer_hash(struct checker *c, struct expr *e)
{
    struct expr *p = e->arguments[0] = check_value(c, e->arguments[0]);
    if (p->type && !type_is_pointer(p->type))
        return ill_formed(c, e, "ptr_hash() needs a reference");
    return typed(e, u64_type(c));
}

/* R26: the collector frees. What is left is the operand, evaluated as a statement of its own. */
static struct expr *check_free(struct checker *c, struct expr *e)
{
    struct expr *p = check_expr(c, e->arguments[0]);
    if (!p->type)
        return bad(e);
    bool is_place = type_is_pointer(p->type) || is_kind(c, p->type, TYPE_ARRAY);
    /* PTR-14 */
    if (!is_place && !is_null_literal(p) &&
        refuse(c, CHECK_free_operand, e->where, spell(c, p->type)))
        return bad(e);
    return expr_convert(c, CONVERT_VOID, p, c->void_type);
}

static struct expr *check_assert(struct checker *c, struct expr *e)
{
    e->arguments[0] = condition(c, check_value(c, e->arguments[0]));
    return typed(e, c->void_type);
}

static struct expr *check_expect(struct checker *c, struct expr *e)
{
    for (size_t i = 0; i < 2; i++)
        e->arguments[i] = convert(c, check_value(c, e->arguments[i]), i64_type(c), PLACE_PASS);
    return typed(e, i64_type(c));
}

/* --- Events ------------------------------------------------------------------------------------- */

/* A procedure value; the event rules say of which type. */
static struct expr *procedure_argument(struct checker *c, struct expr *e)
{
    e = check_value(c, e);
    if (!e->type || is_reference(c, e->type, REFERENCE_FUNCTION))
        return e;
    return ill_formed(c, e, "install() and authorise() need procedures");
}

/* The value of an option in the list of install(), or 0. */
static struct expr *option(struct checker *c, const struct expr *list, const char *name,
                           struct where where)
{
    for (size_t i = 0; i < list->item_count; i++) {
        const struct initialiser_item *item = &list->items[i];
        if (item->designator_count == 1 && item->designators[0].field &&
            strcmp(item->designators[0].field, name) == 0)
            return item->value;
    }
    struct expr *zero = expr_new(c, EXPR_INTEGER, where, NULL);
    zero->parsed_type = type_integer(c, RANK_INT, true);
    return zero;
}

static struct expr *guard_option(struct checker *c, struct expr *e)
{
    if (e->kind == EXPR_INTEGER && e->integer == 0)
        return expr_convert(c, CONVERT_NULL, check_expr(c, e),
                            pointer_to(c, c->void_type, REFERENCE_ANY, false));
    return procedure_argument(c, e);
}

static struct expr *closure_option(struct checker *c, struct expr *e)
{
    struct type *any = pointer_to(c, qualified(c, c->void_type, true), REFERENCE_ANY, false);
    return convert(c, check_value(c, e), any, PLACE_PASS);
}

static bool options_are_named(const struct expr *list)
{
    for (size_t i = 0; i < list->item_count; i++) {
        if (list->items[i].designator_count != 1 || !list->items[i].designators[0].field)
            return false;
    }
    return true;
}

static struct expr *check_install(struct checker *c, struct expr *e)
{
    const struct expr *options = e->arguments[2];
    if (options->kind != EXPR_COMPOUND || options->a->kind != EXPR_LIST ||
        !options_are_named(options->a))
        return ill_formed(c, e, "options of install() are written .name = value");
    const struct expr *list = options->a;
    struct expr **all = arena_array(c->arena, 7, sizeof(struct expr *));
    struct type *number = type_integer(c, RANK_INT, false);
    all[0] = procedure_argument(c, e->arguments[0]);
    all[1] = procedure_argument(c, e->arguments[1]);
    all[2] = guard_option(c, option(c, list, "guard", e->where));
    all[3] = closure_option(c, option(c, list, "closure", e->where));
    all[4] = convert(c, check_value(c, option(c, list, "order", e->where)), number, PLACE_PASS);
    all[5] = convert(c, check_value(c, option(c, list, "flags", e->where)), number, PLACE_PASS);
    all[6] = convert(c, check_value(c, option(c, list, "limit_us", e->where)), number, PLACE_PASS);
    struct type *result = resolve(c, e->a->decl->type)->target;
    e->arguments = all;
    e->argument_count = 7;
    return typed(e, result);
}

static struct expr *check_authorise(struct checker *c, struct expr *e)
{
    e->arguments[0] = procedure_argument(c, e->arguments[0]);
    e->arguments[1] = procedure_argument(c, e->arguments[1]);
    return typed(e, c->void_type);
}

/* No value that anybody sees: FUN-22. */
static struct expr *check_format_rest(struct checker *c, struct expr *e)
{
    struct type *bytes = qualified(c, c->void_type, true);
    return typed(e, pointer_to(c, bytes, REFERENCE_ANY, false));
}

/* --- The table ---------------------------------------------------------------------------------- */

static const struct builtin builtins[] = {
    {"__sc_new", INTRINSIC_NEW, 1, true, check_new},
    {"__sc_try_new", INTRINSIC_TRY_NEW, 1, true, check_new},
    {"__sc_new_array", INTRINSIC_NEW_ARRAY, 2, true, check_new_array},
    {"__sc_try_new_array", INTRINSIC_TRY_NEW_ARRAY, 2, true, check_new_array},
    {"__sc_new_flex", INTRINSIC_NEW_FLEX, 2, true, check_new_flex},
    {"__sc_format_rest", INTRINSIC_FORMAT_REST, 0, false, check_format_rest},
    {"__sc_try_call", INTRINSIC_TRY_CALL, 1, false, check_try_call},
    {"__sc_as", INTRINSIC_AS, 2, true, check_as},
    {"__sc_as_array", INTRINSIC_AS_ARRAY, 2, true, check_as_array},
    {"__sc_is", INTRINSIC_IS, 2, false, check_as},
    {"__sc_len", INTRINSIC_LENOF, 1, false, check_lenof},
    {"__sc_view", INTRINSIC_VIEW, 3, true, check_view},
    {"__sc_sub", INTRINSIC_SUB, 3, true, check_sub},
    {"__sc_elems", INTRINSIC_ELEMS, 3, true, check_elems},
    {"__sc_copy", INTRINSIC_COPY, 3, false, check_copy},
    {"__sc_fill", INTRINSIC_FILL, 3, false, check_fill},
    {"__sc_zero", INTRINSIC_ZERO, 2, false, check_zero},
    {"memcpy", INTRINSIC_MEMCPY, 3, false, check_copy},
    {"memmove", INTRINSIC_MEMMOVE, 3, false, check_copy},
    {"memset", INTRINSIC_MEMSET, 3, false, check_fill},
    {"memcmp", INTRINSIC_MEMCMP, 3, false, check_copy},
    {"__sc_add_ok", INTRINSIC_ADD_OK, 3, false, check_ok},
    {"__sc_sub_ok", INTRINSIC_SUB_OK, 3, false, check_ok},
    {"__sc_mul_ok", INTRINSIC_MUL_OK, 3, false, check_ok},
    {"__sc_atomic_load", INTRINSIC_ATOMIC_LOAD, 1, true, check_atomic},
    {"__sc_atomic_store", INTRINSIC_ATOMIC_STORE, 2, false, check_atomic},
    {"__sc_atomic_exchange", INTRINSIC_ATOMIC_EXCHANGE, 2, true, check_atomic},
    {"__sc_atomic_add", INTRINSIC_ATOMIC_ADD, 2, true, check_atomic},
    {"__sc_atomic_sub", INTRINSIC_ATOMIC_SUB, 2, true, check_atomic},
    {"__sc_atomic_and", INTRINSIC_ATOMIC_AND, 2, true, check_atomic},
    {"__sc_atomic_or", INTRINSIC_ATOMIC_OR, 2, true, check_atomic},
    {"__sc_atomic_xor", INTRINSIC_ATOMIC_XOR, 2, true, check_atomic},
    {"__sc_atomic_compare", INTRINSIC_ATOMIC_COMPARE, 3, false, check_atomic},
    {"__sc_pointer_hash", INTRINSIC_POINTER_HASH, 1, false, check_pointer_hash},
    {"__sc_free", INTRINSIC_EXPECT, 1, false, check_free}, /* no node of its own is left */
    {"__sc_assert", INTRINSIC_ASSERT, 1, false, check_assert},
    {"__sc_install", INTRINSIC_INSTALL, 3, false, check_install},
    {"__sc_authorise", INTRINSIC_AUTHORISE, 2, false, check_authorise},
    {"__builtin_expect", INTRINSIC_EXPECT, 2, false, check_expect},
};

/* A builtin is what the prelude declares, or clang itself; a procedure of the module that happens to
 * be called memcpy is none. */
static const struct builtin *find_builtin(struct checker *c, const struct expr *call)
{
    const struct decl *decl = call->a->kind == EXPR_NAME ? call->a->decl : NULL;
    if (!decl || decl->kind != DECL_FUNCTION)
        return NULL;
    bool is_clangs = strncmp(decl->name, "__builtin_", 10) == 0;
    if (!is_clangs && source_get(c->unit->sources, decl->where.file)->kind != SOURCE_PRELUDE)
        return NULL;
    for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++) {
        if (strcmp(builtins[i].name, decl->name) == 0)
            return &builtins[i];
    }
    return NULL;
}

struct expr *check_builtin(struct checker *c, struct expr *call, struct type *written)
{
    const struct builtin *builtin = find_builtin(c, call);
    if (!builtin || (written && !builtin->is_cast))
        return NULL;
    struct decl *decl = call->a->decl;
    if (call->argument_count != builtin->arguments)
        return ill_formed(c, call, "a reserved builtin is called by its macro only");
    /* SUB-30: such a result is typed by the macro's cast */
    if (builtin->is_cast && !written && refuse(c, CHECK_reserved_builtin, call->where, decl->name))
        return bad(call);
    /* SUB-30: the others stand in their macro's parentheses */
    bool is_reserved = strncmp(decl->name, "__sc_", 5) == 0;
    if (is_reserved && !builtin->is_cast && !call->is_parenthesised &&
        refuse(c, CHECK_reserved_bare, call->where, decl->name))
        return bad(call);
    struct expr *e = expr_new(c, EXPR_INTRINSIC, call->where, NULL);
    e->intrinsic = builtin->intrinsic;
    e->a = call->a;
    e->arguments = call->arguments;
    e->argument_count = call->argument_count;
    e->is_parenthesised = call->is_parenthesised;
    e->parsed_type = call->parsed_type;
    e = builtin->check(c, e);
    if (e->kind == EXPR_INTRINSIC)
        e->a = NULL;
    return e;
}
