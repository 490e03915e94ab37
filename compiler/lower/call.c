/* Calls: the ABI of architecture 3a, checks of arguments, formatted calls.
 *
 * Order: callee, arguments from left to right, then the checks of counts and of null, then the call
 * (R21, R3). What two back ends may pass differently never crosses a boundary by value. */
#include "lower.h"

#include <string.h>

/* --- How things are passed ----------------------------------------------------------------------- */

static bool is_words(const struct type *type)
{
    type = lower_strip(type);
    switch (type->kind) {
    case TYPE_BOOL:
    case TYPE_INTEGER:
    case TYPE_ENUM:
    case TYPE_POINTER: return true;
    case TYPE_ARRAY: return !type->is_flexible && is_words(type->target);
    case TYPE_STRUCT:
    case TYPE_UNION:
        for (size_t i = 0; i < type->tag->field_count; i++) {
            if (type->tag->fields[i].is_bit_field || !is_words(type->tag->fields[i].type))
                return false;
        }
        return true;
    case TYPE_VOID:
    case TYPE_FLOAT:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return false;
}

/* At most 16 bytes, unpacked, nothing but integers and references. Registers do not carry padding: what
 * has any would arrive with bytes of something else in it (R19). */
bool pass_by_value(const struct type *type)
{
    type = lower_strip(type);
    return !type->tag->is_packed && type->size <= 16 && is_words(type) && !type_has_padding(type);
}

static struct low_pass pass_of(const struct type *type)
{
    type = lower_strip(type);
    if (type->kind == TYPE_VOID)
        return (struct low_pass){.passing = LOW_PASS_NOTHING};
    if (lower_is_aggregate(type))
        return (struct low_pass){pass_by_value(type) ? LOW_PASS_STRUCT : LOW_PASS_COPY, LOW_VOID,
                                 false, type};
    return (struct low_pass){LOW_PASS_SCALAR, lower_type(type), lower_is_signed(type), NULL};
}

const struct low_signature *lower_signature(struct arena *arena, const struct type *type)
{
    type = lower_strip(type);
    struct low_signature *signature = ARENA_NEW(arena, struct low_signature);
    signature->result = pass_of(type->target);
    signature->count = type->parameter_count;
    signature->parameters = arena_array(arena, signature->count + 2, sizeof(struct low_pass));
    for (size_t i = 0; i < type->parameter_count; i++)
        signature->parameters[i] = pass_of(type->parameters[i].type);
    if (type->is_variadic) { /* the tagged values and their number */
        signature->parameters[signature->count++] =
            (struct low_pass){LOW_PASS_SCALAR, LOW_POINTER, false, NULL};
        signature->parameters[signature->count++] =
            (struct low_pass){LOW_PASS_SCALAR, LOW_U64, false, NULL};
    }
    return signature;
}

/* --- The call in work ----------------------------------------------------------------------------------- */

struct call {
    const struct expr *expr;
    const struct type *type; /* of the procedure */
    const struct low_signature *signature;
    struct rvalue *values; /* evaluated arguments */
    enum low_callee callee;
    const char *name;
    struct low_value *pointer;
    bool is_indirect; /* through a slot or a value: the callee may be anybody's */
};

static void find_callee(struct lowering *l, struct call *call)
{
    const struct expr *a = call->expr->a;
    if (a->kind == EXPR_CONVERT && a->conversion == CONVERT_FUNCTION)
        a = a->a;
    if (a->kind == EXPR_NAME && a->decl->kind == DECL_FUNCTION) {
        const struct low_export *export = low_find_export(l->unit, a->decl);
        const struct low_function *function = low_find_function(l->unit, a->decl);
        call->type = lower_strip(a->decl->type);
        call->is_indirect = export || !function;
        call->callee = call->is_indirect ? LOW_CALL_SLOT : LOW_CALL_FUNCTION;
        call->name = export     ? export->slot
                     : function ? function->name
                                : list_import(l->unit, a->decl)->slot;
        return;
    }
    bool captures = false;
    for (size_t i = 0; i < call->expr->argument_count; i++)
        captures |= expr_has_effects(call->expr->arguments[i]);
    l->captures += captures;
    call->pointer = low_settle(l, lower_value(l, a));
    l->captures -= captures;
    call->callee = LOW_CALL_POINTER;
    call->type = lower_target(a->type);
    call->is_indirect = true;
    lower_check(l, LOW_CHECK_NULL_CALL, call->pointer, low_null(l), NULL, call->expr);
}

static bool later_has_effects(const struct expr *expr, size_t i)
{
    for (i++; i < expr->argument_count; i++) {
        if (expr_has_effects(expr->arguments[i]))
            return true;
    }
    return false;
}

/* Never null, and the same whenever it is evaluated. */
static bool is_known_address(const struct low_value *value)
{
    return value->op == LOW_CELL || value->op == LOW_PROCEDURE || value->op == LOW_ADDRESS;
}

static struct rvalue evaluate_argument(struct lowering *l, const struct call *call, size_t i)
{
    bool captures = later_has_effects(call->expr, i);
    l->captures += captures;
    struct rvalue v = lower_expr(l, call->expr->arguments[i]);
    l->captures -= captures;
    if (v.place)
        return rvalue_capture(l, v); /* the callee's own copy */
    if (v.value && !is_known_address(v.value))
        v.value = low_settle(l, v.value);
    if (v.index) {
        v.index = low_settle(l, v.index);
        v.length = low_settle(l, v.length);
    }
    return v;
}

/* --- Counts (R3) -------------------------------------------------------------------------------------------- */

static struct low_value *argument_leaf(struct lowering *l, const struct expr *leaf, void *context)
{
    const struct call *call = context;
    size_t i = leaf->decl->index;
    return lower_to_u64(l, call->values[i].value, call->type->parameters[i].type);
}

static const struct type *at_rest(const struct type *type)
{
    type = lower_strip(type);
    bool is_counted =
        type->kind == TYPE_POINTER && type->reference.bound &&
        (type->reference.kind == REFERENCE_COUNTED || type->reference.kind == REFERENCE_SIZED);
    return is_counted ? type : NULL;
}

/* The wide type behind an argument for a counted parameter: what its index counts. */
static const struct type *argument_target(const struct expr *argument)
{
    bool is_converted = argument->kind == EXPR_CONVERT && argument->a;
    return lower_target(is_converted ? argument->a->type : argument->type);
}

/* Available elements, or bytes where the bound counts bytes. */
static struct low_value *available_units(struct lowering *l, struct rvalue v,
                                         const struct type *parameter, const struct expr *argument)
{
    struct low_value *available = wide_available(l, v, LOW_CHECK_COUNT_POSITION, argument);
    const struct type *from = argument_target(argument);
    bool counts_bytes = parameter->reference.kind == REFERENCE_SIZED;
    if (counts_bytes && from->kind != TYPE_VOID)
        available = low_binary(l, LOW_MUL, available, low_u64(l, from->size));
    return low_settle(l, available);
}

static void check_count(struct lowering *l, struct call *call, size_t i)
{
    const struct type *parameter = at_rest(call->type->parameters[i].type);
    struct rvalue *v = &call->values[i];
    if (!parameter || !v->index)
        return;
    const struct expr *argument = call->expr->arguments[i];
    struct low_value *available = available_units(l, *v, parameter, argument);
    struct low_value *n =
        low_settle(l, lower_bound(l, parameter->reference.bound, argument_leaf, call, argument));
    bool is_proven = low_is_constant(n) && low_is_constant(available) && n->bits <= available->bits;
    if (!is_proven)
        lower_count_check(l, parameter, v->value, n, available, argument);
    v->value = wide_pointer(l, *v, argument_target(argument));
    v->index = v->length = NULL;
}

static void check_arguments(struct lowering *l, struct call *call)
{
    for (size_t i = 0; i < call->type->parameter_count; i++) {
        const struct expr *argument = call->expr->arguments[i];
        check_count(l, call, i);
        bool may_be_null =
            call->is_indirect && lower_must_not_be_null(call->type->parameters[i].type);
        if (may_be_null && !is_known_address(call->values[i].value))
            lower_check(l, LOW_CHECK_NULL_ARGUMENT, call->values[i].value, low_null(l), NULL,
                        argument);
    }
}

/* --- Formatted calls (R12): an array of struct spin_argument ------------------------------------------------ */

static const struct type u64_type = {
    .kind = TYPE_INTEGER, .rank = RANK_LONG, .size = 8, .align = 8};
static const struct type f64_type = {.kind = TYPE_FLOAT, .size = 8, .align = 8};
static const struct type pointer_type = {.kind = TYPE_POINTER, .size = 8, .align = 8};

_Static_assert(sizeof(struct spin_argument) == 24 && offsetof(struct spin_argument, value) == 8 &&
                   offsetof(struct spin_argument, length) == 16,
               "written below as three words");

static void store_word(struct lowering *l, struct low_local *array, uint64_t word,
                       struct low_value *value, const struct type *type)
{
    struct low_place *place = place_element(l, place_local(l, array), low_u64(l, word));
    if (type != &u64_type)
        place = place_pointer(l, place_address(l, place), NULL, type);
    struct low_stmt *store = low_append(l, LOW_STORE);
    store->place = place;
    store->a = value;
}

static void store_argument(struct lowering *l, struct low_local *array, size_t i, struct rvalue v,
                           const struct expr *expr)
{
    const struct type *type = lower_strip(expr->type);
    struct low_value *length = low_u64(l, 0), *value = v.value;
    enum spin_argument_kind kind = SPIN_ARG_U64;
    const struct type *memory = &u64_type;
    if (type->kind == TYPE_POINTER && v.index) {
        kind = SPIN_ARG_CHARS;
        length = wide_available(l, v, LOW_CHECK_COUNT_POSITION, expr);
        length = low_settle(l, length);
        value = wide_pointer(l, v, lower_target(type));
        memory = &pointer_type;
    } else if (type->kind == TYPE_POINTER) {
        kind = SPIN_ARG_POINTER;
        memory = &pointer_type;
    } else if (type->kind == TYPE_FLOAT) {
        kind = SPIN_ARG_F64;
        memory = &f64_type;
    } else {
        kind = lower_is_signed(type) ? SPIN_ARG_I64 : SPIN_ARG_U64;
        value = lower_to_u64(l, value, type);
    }
    store_word(l, array, 3 * i, low_u64(l, kind), &u64_type);
    store_word(l, array, 3 * i + 1, value, memory);
    store_word(l, array, 3 * i + 2, length, &u64_type);
}

/* The last two parameters of a variadic procedure: the tagged values and their number. */
static void tag_arguments(struct lowering *l, const struct call *call, struct low_argument *into)
{
    size_t fixed = call->type->parameter_count;
    size_t count = call->expr->argument_count - fixed;
    const struct expr *last = count ? call->expr->arguments[fixed] : NULL;
    bool is_rest = last && last->kind == EXPR_INTRINSIC && last->intrinsic == INTRINSIC_FORMAT_REST;
    into[0].value = is_rest ? low_use(l, l->rest[0]) : low_null(l);
    into[1].value = is_rest ? low_use(l, l->rest[1]) : low_u64(l, count);
    if (count == 0 || is_rest)
        return;
    struct type *array = ARENA_NEW(l->arena, struct type);
    *array = (struct type){.kind = TYPE_ARRAY,
                           .target = (struct type *)&u64_type,
                           .count = 3 * count,
                           .size = 24 * count,
                           .align = 8};
    struct low_local *memory = low_memory(l, array, "");
    for (size_t i = 0; i < count; i++)
        store_argument(l, memory, i, call->values[fixed + i], call->expr->arguments[fixed + i]);
    into[0].value = place_address(l, place_local(l, memory));
}

/* --- Emission ------------------------------------------------------------------------------------------------- */

static struct low_argument pass_argument(struct lowering *l, struct rvalue v,
                                         const struct low_pass *pass)
{
    if (pass->passing == LOW_PASS_STRUCT)
        return (struct low_argument){.place = v.place};
    if (pass->passing == LOW_PASS_COPY)
        return (struct low_argument){.value = place_address(l, v.place)};
    return (struct low_argument){.value = v.value};
}

static struct low_value *normalise(struct lowering *l, struct low_value *value,
                                   const struct type *type)
{
    if (lower_strip(type)->kind == TYPE_BOOL)
        return low_capture(l, lower_is_not_zero(l, low_unary(l, LOW_ZERO8, LOW_U32, value)));
    if (type_is_integer(type) && lower_width(type) < 4)
        return low_capture(l, lower_narrow(l, value, type));
    return value;
}

/* A counted result reaches what its bound says, nothing when it is null. */
static struct rvalue counted_result(struct lowering *l, struct call *call, struct low_value *base)
{
    const struct type *type = at_rest(call->type->target);
    struct low_value *n = lower_bound(l, type->reference.bound, argument_leaf, call, call->expr);
    struct low_local *length = low_temporary(l, LOW_U64);
    lower_length(l, length, base, n);
    return (struct rvalue){.value = base, .length = low_use(l, length), .index = low_u64(l, 0)};
}

static struct rvalue take_result(struct lowering *l, struct call *call, struct low_stmt *stmt,
                                 struct low_local *memory)
{
    struct rvalue v = {0};
    if (memory) {
        v.place = place_local(l, memory);
        return v;
    }
    if (!stmt->local)
        return v;
    const struct type *type = call->type->target;
    v.value = low_use(l, stmt->local);
    if (at_rest(type))
        return counted_result(l, call, v.value);
    if (call->is_indirect)
        lower_capability(l, v.value, type, false, call->expr);
    if (lower_strip(type)->kind != TYPE_POINTER && lower_strip(type)->kind != TYPE_FLOAT)
        v.value = normalise(l, v.value, type);
    return v;
}

static struct rvalue emit_call(struct lowering *l, struct call *call)
{
    const struct low_signature *signature = call->signature;
    size_t fixed = call->type->parameter_count, n = 0;
    struct low_argument *arguments = arena_array(l->arena, fixed + 3, sizeof *arguments);
    struct low_local *memory = NULL;
    if (signature->result.passing >= LOW_PASS_STRUCT)
        memory = low_memory(l, signature->result.structure, "");
    if (signature->result.passing == LOW_PASS_COPY) {
        if (type_has_padding(
                memory->memory)) /* R19: what is not C of ours may leave it as it was */
            place_clear(l, place_local(l, memory));
        arguments[n++].value = place_address(l, place_local(l, memory));
    }
    for (size_t i = 0; i < fixed; i++) {
        arguments[n] = pass_argument(l, call->values[i], &signature->parameters[i]);
        if (at_rest(call->type->parameters[i].type))
            arguments[n].type = argument_target(call->expr->arguments[i]);
        n++;
    }
    if (call->type->is_variadic) {
        tag_arguments(l, call, &arguments[n]);
        n += 2;
    }
    l->where = call->expr->where;
    struct low_stmt *stmt = low_append(l, LOW_CALL);
    stmt->callee = call->callee;
    stmt->name = call->name;
    stmt->a = call->pointer;
    stmt->signature = signature;
    stmt->type = call->type;
    stmt->arguments = arguments;
    stmt->argument_count = n;
    if (signature->result.passing == LOW_PASS_STRUCT)
        stmt->place = place_local(l, memory);
    if (signature->result.passing == LOW_PASS_SCALAR)
        stmt->local = low_temporary(l, signature->result.type);
    return take_result(l, call, stmt, memory);
}

static void evaluate_arguments(struct lowering *l, struct call *call)
{
    size_t count = call->expr->argument_count;
    call->signature = lower_signature(l->arena, call->type);
    call->values = arena_array(l->arena, count + 1, sizeof *call->values);
    for (size_t i = 0; i < count; i++)
        call->values[i] = evaluate_argument(l, call, i);
    check_arguments(l, call);
}

struct rvalue lower_call(struct lowering *l, const struct expr *expr)
{
    struct call call = {.expr = expr};
    find_callee(l, &call);
    evaluate_arguments(l, &call);
    return emit_call(l, &call);
}

/* --- try_call(): the kernel calls, with a barrier around -------------------------------------------------------- */

/* The procedure as a value: that of an interface by its trampoline, so that the event is raised. */
static struct low_value *callee_value(struct lowering *l, const struct call *call)
{
    if (call->callee == LOW_CALL_POINTER)
        return call->pointer;
    const struct expr *a = call->expr->a;
    if (a->kind == EXPR_CONVERT)
        a = a->a;
    bool is_cell;
    const char *name = list_procedure_address(l->unit, a->decl, &is_cell);
    return low_capture(l, low_named(l, is_cell ? LOW_CELL : LOW_PROCEDURE, name));
}

static struct low_value *word_of(struct lowering *l, struct low_value *value)
{
    if (value->type == LOW_POINTER)
        return low_capture(l, low_unary(l, LOW_BITS, LOW_U64, low_settle(l, value)));
    return value->type == LOW_U32 ? low_settle(l, low_unary(l, LOW_ZERO32, LOW_U64, value)) : value;
}

/* Bad arguments are found here, before the barrier: they are the caller's fault. */
struct rvalue lower_try_call(struct lowering *l, const struct expr *expr)
{
    struct call call = {.expr = expr->arguments[0]};
    struct low_value *words[SPIN_ARGUMENT_WORDS];
    find_callee(l, &call);
    call.is_indirect = true;
    evaluate_arguments(l, &call);
    words[0] = callee_value(l, &call);
    for (size_t i = 1; i < SPIN_ARGUMENT_WORDS; i++)
        words[i] =
            i <= call.type->parameter_count ? word_of(l, call.values[i - 1].value) : low_u64(l, 0);
    l->where = expr->where;
    struct low_value *result = lower_entry(l, "spin_try_call", LOW_U32, SPIN_ARGUMENT_WORDS, words);
    low_call_of(l, call.type);
    struct low_stmt *stmt = l->function->stmts[l->function->stmt_count - 1];
    for (size_t i = 0; i < call.type->parameter_count && i + 1 < SPIN_ARGUMENT_WORDS; i++) {
        if (at_rest(call.type->parameters[i].type))
            stmt->arguments[i + 1].type = argument_target(call.expr->arguments[i]);
    }
    return (struct rvalue){.value = result};
}
