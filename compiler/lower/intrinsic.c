/* Intrinsics: new, as, is, views, parts of arrays, blocks, checked arithmetic, events.
 *
 * Arguments are as check/builtin.c leaves them. */
#include "lower.h"

static struct rvalue scalar(struct low_value *value)
{
    return (struct rvalue){.value = value};
}

struct low_value *lower_entry(struct lowering *l, const char *name, enum low_type type,
                              size_t count, struct low_value **values)
{
    struct low_stmt *call = low_append(l, LOW_CALL);
    call->callee = LOW_CALL_ENTRY;
    call->name = name;
    call->arguments = arena_array(l->arena, count + 1, sizeof *call->arguments);
    call->argument_count = count;
    for (size_t i = 0; i < count; i++)
        call->arguments[i].value = values[i];
    if (type == LOW_VOID)
        return NULL;
    call->local = low_temporary(l, type);
    return low_use(l, call->local);
}

static struct low_value *type_id(struct lowering *l, const struct type *type)
{
    return low_named(l, LOW_TYPE_ID, list_descriptor(l->unit, type)->id_name);
}

/* The place of an allocation, for the kernel: n elements of `size` bytes did not fit. */
static struct low_value *heap_site(struct lowering *l, const struct expr *expr)
{
    struct low_site *site =
        list_site_kind(l, expr->where, SPIN_FAULT_HEAP, expr_spell(l->arena, expr));
    site->a = "n";
    site->b = "size";
    return low_u32(l, site->number);
}

struct rvalue lower_argument(struct lowering *l, const struct expr *expr, size_t i)
{
    bool captures = false;
    for (size_t k = i + 1; k < expr->argument_count; k++)
        captures |= expr_has_effects(expr->arguments[k]);
    l->captures += captures;
    struct rvalue v = lower_expr(l, expr->arguments[i]);
    l->captures -= captures;
    if (v.value)
        v.value = low_settle(l, v.value);
    if (v.index) {
        v.index = low_settle(l, v.index);
        v.length = low_settle(l, v.length);
    }
    return v;
}

/* --- Objects ------------------------------------------------------------------------------------------- */

static struct rvalue lower_new(struct lowering *l, const struct expr *expr)
{
    bool may_fail = expr->intrinsic == INTRINSIC_TRY_NEW;
    struct low_value *values[2] = {type_id(l, lower_target(expr->written))};
    if (!may_fail)
        values[1] = heap_site(l, expr);
    return scalar(lower_entry(l, may_fail ? "spin_try_new" : "spin_new", LOW_POINTER,
                              may_fail ? 1 : 2, values));
}

static struct rvalue lower_new_array(struct lowering *l, const struct expr *expr)
{
    bool may_fail = expr->intrinsic == INTRINSIC_TRY_NEW_ARRAY;
    struct low_value *n = lower_argument(l, expr, 0).value;
    struct low_value *values[3] = {type_id(l, lower_target(expr->written)), n};
    if (!may_fail)
        values[2] = heap_site(l, expr);
    struct low_value *base = lower_entry(l, may_fail ? "spin_try_new_array" : "spin_new_array",
                                         LOW_POINTER, may_fail ? 2 : 3, values);
    return wide_of_array(l, base);
}

static struct rvalue lower_new_flex(struct lowering *l, const struct expr *expr)
{
    struct low_value *n = lower_argument(l, expr, 0).value;
    struct low_value *values[3] = {type_id(l, lower_target(expr->written)), n, heap_site(l, expr)};
    return scalar(lower_entry(l, "spin_new_flex", LOW_POINTER, 3, values));
}

/* Whether the object is of the type: its id, else its bases. 0 for null. */
static struct low_value *is_of_type(struct lowering *l, struct low_value *p,
                                    const struct type *type, uint32_t null_result)
{
    struct low_local *result = low_temporary(l, LOW_U32);
    struct low_value *id = type_id(l, type);
    uint32_t done = low_label_new(l);
    low_set(l, result, low_u32(l, null_result));
    low_if(l, lower_is_zero(l, p), done);
    struct low_stmt *header = low_append(l, LOW_HEADER);
    header->a = p;
    header->local = low_temporary(l, LOW_U32);
    low_set(l, result, low_u32(l, 1));
    low_if(l, low_binary(l, LOW_EQ, low_use(l, header->local), id), done);
    low_set(l, result, lower_entry(l, "spin_is", LOW_U32, 2, (struct low_value *[]){p, id}));
    low_label_here(l, done);
    return low_use(l, result);
}

/* A header as one word, and the one that was wanted in the same form: the type, above it the count.
 * They differ wherever the types do. */
static struct low_value *header_word(struct lowering *l, struct low_value *type,
                                     struct low_value *count)
{
    struct low_value *high = low_binary(l, LOW_SHL, count, low_u32(l, SPIN_TYPE_COUNT_SHIFT));
    return low_settle(l, low_binary(l, LOW_OR, low_unary(l, LOW_ZERO32, LOW_U64, type), high));
}

/* R7: the report says what was found; in `p`, which is not null and does not fit. */
static void check_type(struct lowering *l, enum low_check check, struct low_value *p,
                       const struct type *wanted, const struct expr *expr)
{
    struct low_stmt *header = low_append(l, LOW_HEADER);
    header->a = p;
    header->local = low_temporary(l, LOW_U32);
    struct low_value *found = header_word(l, low_use(l, header->local), lower_count(l, p));
    uint64_t count = check == LOW_CHECK_TYPE ? 0 : SPIN_TYPE_COUNT_ANY;
    struct low_value *other = header_word(l, type_id(l, wanted), low_u64(l, count));
    struct low_site *site = lower_check(l, check, found, other, NULL, expr);
    if (site)
        site->a = expr_spell(l->arena, expr->arguments[0]);
}

static struct rvalue lower_as(struct lowering *l, const struct expr *expr)
{
    struct low_value *p = lower_argument(l, expr, 0).value;
    const struct type *wanted = lower_target(expr->written);
    uint32_t done = low_label_new(l);
    low_if(l, lower_is_not_zero(l, is_of_type(l, p, wanted, 1)), done);
    check_type(l, LOW_CHECK_TYPE, p, wanted, expr);
    low_label_here(l, done);
    return scalar(p);
}

static struct rvalue lower_is(struct lowering *l, const struct expr *expr)
{
    struct low_value *p = lower_argument(l, expr, 0).value;
    return scalar(lower_is_not_zero(l, is_of_type(l, p, lower_target(expr->written), 0)));
}

/* R7: exactly that element type; null has no elements. */
static struct rvalue lower_as_array(struct lowering *l, const struct expr *expr)
{
    struct low_value *p = lower_argument(l, expr, 0).value;
    uint32_t done = low_label_new(l);
    const struct type *wanted = lower_target(expr->written);
    low_if(l, lower_is_zero(l, p), done);
    struct low_stmt *header = low_append(l, LOW_HEADER);
    header->a = p;
    header->local = low_temporary(l, LOW_U32);
    low_if(l, low_binary(l, LOW_EQ, low_use(l, header->local), type_id(l, wanted)), done);
    check_type(l, LOW_CHECK_TYPE_ARRAY, p, wanted, expr);
    low_label_here(l, done);
    return wide_of_array(l, p);
}

/* R17: compared where it comes in: from a caller, whose fault it then is, as a result, or out of
 * memory, which others may have written. */
void lower_capability(struct lowering *l, struct low_value *reference, const struct type *type,
                      bool is_entry, const struct expr *expr)
{
    type = lower_strip(type);
    if (type->kind != TYPE_POINTER || lower_is_wide(type))
        return;
    const struct type *target = lower_strip(type->target);
    bool is_revealed = target->kind == TYPE_STRUCT && target->tag->is_complete &&
                       target->tag->declared_in_interface &&
                       source_is_own(l->unit->unit->sources, target->tag->file);
    if (!is_revealed)
        return;
    struct low_value *fits = is_of_type(l, reference, target, 1);
    lower_check(l, is_entry ? LOW_CHECK_CAPABILITY_ENTRY : LOW_CHECK_CAPABILITY, fits,
                low_u32(l, 0), NULL, expr);
}

/* --- Parts of arrays -------------------------------------------------------------------------------------- */

static struct rvalue lower_lenof(struct lowering *l, const struct expr *expr)
{
    struct rvalue p = lower_argument(l, expr, 0);
    return scalar(wide_available(l, p, LOW_CHECK_COUNT_POSITION, expr));
}

/* The same base with another end: an index of 0 is still the start of the object. */
static struct rvalue lower_sub(struct lowering *l, const struct expr *expr)
{
    struct rvalue p = lower_argument(l, expr, 0);
    struct low_value *from = lower_argument(l, expr, 1).value,
                     *n = lower_argument(l, expr, 2).value;
    struct low_value *available = low_settle(l, wide_available(l, p, LOW_CHECK_SUB_POSITION, expr));
    lower_check(l, LOW_CHECK_SUB_FROM, from, available, NULL, expr);
    struct low_value *rest = low_settle(l, low_binary(l, LOW_SUB, available, from));
    lower_check(l, LOW_CHECK_SUB_COUNT, n, rest, NULL, expr);
    p.index = low_settle(l, low_binary(l, LOW_ADD, p.index, from));
    p.length = low_settle(l, low_binary(l, LOW_ADD, p.index, n));
    return p;
}

static struct rvalue slice_part(struct lowering *l, struct low_place *slice, size_t field,
                                const struct expr *expr)
{
    const struct field *part = &lower_strip(slice->type)->tag->fields[field];
    return place_load(l, place_field(l, slice, part), part->type, expr);
}

/* R25: a slice is verified each time it is used; each of its three words is read once. */
static struct rvalue lower_elems(struct lowering *l, const struct expr *expr)
{
    struct low_place *slice = lower_place(l, expr->arguments[0]);
    struct rvalue p = slice_part(l, slice, 0, expr);
    struct low_value *off = low_unary(l, LOW_ZERO32, LOW_U64, slice_part(l, slice, 1, expr).value);
    struct low_value *n = low_unary(l, LOW_ZERO32, LOW_U64, slice_part(l, slice, 2, expr).value);
    off = low_settle(l, off);
    n = low_settle(l, n);
    lower_check(l, LOW_CHECK_SLICE_FROM, off, p.length, NULL, expr);
    struct low_value *rest = low_settle(l, low_binary(l, LOW_SUB, p.length, off));
    lower_check(l, LOW_CHECK_SLICE_COUNT, n, rest, NULL, expr);
    p.index = off;
    p.length = low_settle(l, low_binary(l, LOW_ADD, off, n));
    return p;
}

/* R16 */
static struct rvalue lower_view(struct lowering *l, const struct expr *expr)
{
    struct rvalue p = lower_argument(l, expr, 0);
    struct low_value *offset = lower_argument(l, expr, 1).value;
    const struct type *target = lower_target(expr->written);
    const struct type *bytes = lower_target(expr->arguments[0]->type);
    p.index = low_settle(l, low_binary(l, LOW_ADD, p.index, offset));
    struct low_value *rest = low_settle(l, wide_available(l, p, LOW_CHECK_VIEW_POSITION, expr));
    lower_check(l, LOW_CHECK_VIEW_SIZE, low_u64(l, target->size), rest, NULL, expr);
    return scalar(wide_pointer(l, p, bytes));
}

/* --- Blocks (R13) ------------------------------------------------------------------------------------------- */

/* One side of a block operation: where it starts, after checking that `bytes` fit. */
static struct low_value *block(struct lowering *l, struct rvalue p, const struct expr *expr,
                               size_t i, struct low_value *n, bool counts_bytes)
{
    const struct type *target = lower_target(expr->arguments[i]->type);
    struct low_value *available = wide_available(l, p, LOW_CHECK_BLOCK_POSITION, expr);
    if (counts_bytes && target->kind != TYPE_VOID)
        available = low_binary(l, LOW_MUL, available, low_u64(l, target->size));
    lower_check(l, LOW_CHECK_BLOCK_SIZE, n, low_settle(l, available), NULL, expr);
    if (counts_bytes && type_has_references(target)) {
        struct low_value *rest = low_binary(l, LOW_UREM, n, low_u64(l, target->size));
        lower_check(l, LOW_CHECK_BLOCK_WHOLE, low_settle(l, rest), low_u64(l, 0), NULL, expr);
    }
    return wide_pointer(l, p, target);
}

static struct low_value *bytes_of(struct lowering *l, struct low_value *n, const struct expr *expr,
                                  bool counts_bytes)
{
    if (counts_bytes)
        return n;
    const struct type *target = lower_target(expr->arguments[0]->type);
    return low_settle(l, low_binary(l, LOW_MUL, n, low_u64(l, target->size)));
}

static struct rvalue lower_copy(struct lowering *l, const struct expr *expr)
{
    bool is_compare = expr->intrinsic == INTRINSIC_MEMCMP;
    bool counts_bytes = expr->intrinsic != INTRINSIC_COPY;
    struct rvalue dst = lower_argument(l, expr, 0), src = lower_argument(l, expr, 1);
    struct low_value *n = lower_argument(l, expr, 2).value;
    struct low_value *to = block(l, dst, expr, 0, n, counts_bytes);
    struct low_value *from = block(l, src, expr, 1, n, counts_bytes);
    struct low_value *size = bytes_of(l, n, expr, counts_bytes);
    struct low_value *result =
        lower_entry(l, is_compare ? "memcmp" : "memmove", is_compare ? LOW_U32 : LOW_VOID, 3,
                    (struct low_value *[]){to, from, size});
    low_call_of(l, lower_target(expr->arguments[0]->type));
    l->function->stmts[l->function->stmt_count - 1]->arguments[1].type =
        lower_target(expr->arguments[1]->type);
    return scalar(result);
}

/* for (i = 0; i != n; i++) to[i] = value; */
static void fill_elements(struct lowering *l, struct low_value *to, struct low_value *value,
                          struct low_value *n, const struct type *target)
{
    struct low_local *i = low_temporary(l, LOW_U64);
    uint32_t top = low_label_new(l), done = low_label_new(l);
    low_set(l, i, low_u64(l, 0));
    low_label_here(l, top);
    low_if(l, low_binary(l, LOW_UGE, low_use(l, i), n), done);
    struct low_place *place = place_pointer(l, to, low_use(l, i), target);
    place_store(l, place, (struct rvalue){.value = value}, target);
    low_set(l, i, low_binary(l, LOW_ADD, low_use(l, i), low_u64(l, 1)));
    low_goto(l, top);
    low_label_here(l, done);
    low_append(l, LOW_KEEP)->a = to; /* R26: a temporary has no name to be kept by */
}

static struct rvalue lower_fill(struct lowering *l, const struct expr *expr)
{
    bool counts_bytes = expr->intrinsic == INTRINSIC_MEMSET;
    struct rvalue dst = lower_argument(l, expr, 0), v = lower_argument(l, expr, 1);
    struct low_value *n = lower_argument(l, expr, 2).value;
    const struct type *target = lower_target(expr->arguments[0]->type);
    struct low_value *to = block(l, dst, expr, 0, n, counts_bytes);
    if (counts_bytes || target->size == 1) {
        lower_entry(l, "memset", LOW_VOID, 3, (struct low_value *[]){to, v.value, n});
        low_call_of(l, target);
    } else {
        fill_elements(l, to, v.value, n, target);
    }
    return (struct rvalue){0};
}

static struct rvalue lower_zero_block(struct lowering *l, const struct expr *expr)
{
    struct rvalue dst = lower_argument(l, expr, 0);
    struct low_value *n = lower_argument(l, expr, 1).value;
    struct low_value *to = block(l, dst, expr, 0, n, false);
    lower_entry(l, "memset", LOW_VOID, 3,
                (struct low_value *[]){to, low_u32(l, 0), bytes_of(l, n, expr, false)});
    low_call_of(l, lower_target(expr->arguments[0]->type));
    return (struct rvalue){0};
}

/* --- Checked arithmetic ----------------------------------------------------------------------------------------- */

/* A number of any sign as 65 bits: the low 64, and whether it is negative. */
struct number {
    struct low_value *bits, *negative; /* u64, u32 */
};

static struct number number_of(struct lowering *l, struct low_value *v, const struct type *type)
{
    struct number n = {low_settle(l, lower_to_u64(l, v, type)), low_u32(l, 0)};
    if (lower_is_signed(type))
        n.negative = low_settle(l, low_binary(l, LOW_SLT, n.bits, low_u64(l, 0)));
    return n;
}

static struct low_value *magnitude(struct lowering *l, struct number n)
{
    if (low_is_constant(n.negative))
        return n.bits;
    /* (x ^ -s) + s */
    struct low_value *s = low_settle(l, low_unary(l, LOW_ZERO32, LOW_U64, n.negative));
    struct low_value *flipped = low_binary(l, LOW_XOR, n.bits, low_unary(l, LOW_NEG, LOW_U64, s));
    return low_settle(l, low_binary(l, LOW_ADD, flipped, s));
}

/* Sum or difference of two numbers as sign and magnitude is awkward; instead the true result is
 * known to be negative or to carry from the operands' signs and the unsigned comparison. */
struct wide_number {
    struct low_value *bits;
    struct low_value *overflow; /* u32: does not even fit 65 bits as (negative, bits) */
    struct low_value *negative; /* u32 */
};

static struct wide_number add_numbers(struct lowering *l, struct number a, struct number b)
{
    struct wide_number r;
    r.bits = low_settle(l, low_binary(l, LOW_ADD, a.bits, b.bits));
    struct low_value *carry = low_settle(l, low_binary(l, LOW_ULT, r.bits, a.bits));
    /* High word: -negative(a) - negative(b) + carry; 0 fits, -1 is negative, else out of range. */
    struct low_value *high = low_binary(l, LOW_SUB, carry, a.negative);
    high = low_settle(l, low_binary(l, LOW_SUB, high, b.negative));
    r.negative = low_settle(l, low_binary(l, LOW_EQ, high, low_u32(l, UINT32_MAX)));
    struct low_value *is_zero = low_binary(l, LOW_EQ, high, low_u32(l, 0));
    r.overflow = low_settle(l, lower_is_zero(l, low_binary(l, LOW_OR, is_zero, r.negative)));
    return r;
}

static struct wide_number subtract_numbers(struct lowering *l, struct number a, struct number b)
{
    struct wide_number r;
    r.bits = low_settle(l, low_binary(l, LOW_SUB, a.bits, b.bits));
    struct low_value *borrow = low_settle(l, low_binary(l, LOW_ULT, a.bits, b.bits));
    struct low_value *high = low_binary(l, LOW_SUB, b.negative, a.negative);
    high = low_settle(l, low_binary(l, LOW_SUB, high, borrow));
    r.negative = low_settle(l, low_binary(l, LOW_EQ, high, low_u32(l, UINT32_MAX)));
    struct low_value *is_zero = low_binary(l, LOW_EQ, high, low_u32(l, 0));
    r.overflow = low_settle(l, lower_is_zero(l, low_binary(l, LOW_OR, is_zero, r.negative)));
    return r;
}

/* Product of the magnitudes; it overflowed when dividing does not give back a factor. */
static struct wide_number multiply_numbers(struct lowering *l, struct number a, struct number b)
{
    struct low_value *x = magnitude(l, a), *y = magnitude(l, b);
    struct low_value *product = low_settle(l, low_binary(l, LOW_MUL, x, y));
    struct low_local *overflow = low_temporary(l, LOW_U32);
    uint32_t done = low_label_new(l);
    low_set(l, overflow, low_u32(l, 0));
    low_if(l, lower_is_zero(l, x), done);
    low_set(l, overflow, low_binary(l, LOW_NE, low_binary(l, LOW_UDIV, product, x), y));
    low_label_here(l, done);
    struct low_value *sign = low_binary(l, LOW_XOR, a.negative, b.negative);
    struct low_value *is_there = lower_is_not_zero(l, product);
    struct wide_number r;
    r.negative = low_settle(l, low_binary(l, LOW_AND, sign, is_there));
    struct low_value *s = low_settle(l, low_unary(l, LOW_ZERO32, LOW_U64, r.negative));
    struct low_value *flipped = low_binary(l, LOW_XOR, product, low_unary(l, LOW_NEG, LOW_U64, s));
    r.bits = low_settle(l, low_binary(l, LOW_ADD, flipped, s));
    /* A negative product needs its sign bit: magnitudes above 2^63 do not fit. */
    struct low_value *is_wrapped = low_binary(l, LOW_SLE, low_u64(l, 0), r.bits);
    struct low_value *lost = low_binary(l, LOW_AND, r.negative, is_wrapped);
    r.overflow = low_settle(l, low_binary(l, LOW_OR, low_use(l, overflow), lost));
    return r;
}

/* Whether the number is in the range of the type: u32. */
static struct low_value *number_fits(struct lowering *l, struct wide_number r,
                                     const struct type *type)
{
    bool is_signed = lower_is_signed(type);
    struct low_value *narrow = r.bits;
    if (lower_type(type) == LOW_U32)
        narrow = lower_narrow(l, low_unary(l, LOW_TRUNCATE, LOW_U32, r.bits), type);
    struct low_value *same = low_binary(l, LOW_EQ, lower_to_u64(l, narrow, type), r.bits);
    struct low_value *is_negative = low_binary(l, LOW_SLT, r.bits, low_u64(l, 0));
    struct low_value *sign =
        is_signed ? low_binary(l, LOW_EQ, is_negative, r.negative) : lower_is_zero(l, r.negative);
    struct low_value *fits = low_binary(l, LOW_AND, same, sign);
    return low_settle(l, low_binary(l, LOW_AND, fits, lower_is_zero(l, r.overflow)));
}

static struct rvalue lower_ok(struct lowering *l, const struct expr *expr)
{
    struct low_value *x = lower_argument(l, expr, 0).value, *y = lower_argument(l, expr, 1).value;
    struct low_value *result = lower_argument(l, expr, 2).value;
    struct number a = number_of(l, x, expr->arguments[0]->type);
    struct number b = number_of(l, y, expr->arguments[1]->type);
    struct wide_number r = expr->intrinsic == INTRINSIC_ADD_OK   ? add_numbers(l, a, b)
                           : expr->intrinsic == INTRINSIC_SUB_OK ? subtract_numbers(l, a, b)
                                                                 : multiply_numbers(l, a, b);
    const struct type *type = lower_target(expr->arguments[2]->type);
    struct low_value *fits = number_fits(l, r, type);
    lower_check(l, LOW_CHECK_NULL, result, low_null(l), NULL, expr);
    struct low_value *value = r.bits;
    if (lower_type(type) == LOW_U32)
        value = lower_narrow(l, low_unary(l, LOW_TRUNCATE, LOW_U32, value), type);
    place_store(l, place_pointer(l, result, NULL, type), scalar(value), type);
    return scalar(fits);
}

/* --- Events --------------------------------------------------------------------------------------------------- */

static const struct expr *bare(const struct expr *expr)
{
    while (expr->kind == EXPR_CONVERT || expr->kind == EXPR_CAST)
        expr = expr->a;
    return expr;
}

/* The function a procedure value names, or NULL for null. */
static const struct decl *procedure_named(const struct expr *expr)
{
    expr = bare(expr);
    return expr->kind == EXPR_NAME ? expr->decl : NULL;
}

static void use_event(struct lowering *l, const struct decl *event)
{
    if (!low_find_export(l->unit, event))
        list_import(l->unit, event);
}

static struct low_install *install_row(struct lowering *l, const struct expr *expr)
{
    struct low_install *install = ARENA_NEW(l->arena, struct low_install);
    install->event = procedure_named(expr->arguments[0]);
    install->handler = procedure_named(expr->arguments[1]);
    const char *text = expr_spell(l->arena, expr);
    install->site = list_site_kind(l, expr->where, SPIN_FAULT_NULL, text)->number;
    if (!install->event || !install->handler)
        lower_ice(expr->where, "event or handler is no name");
    use_event(l, install->event);
    list_install(l->unit, install);
    return install;
}

static struct low_value *word_argument(struct lowering *l, const struct expr *expr, size_t i)
{
    struct low_value *v = lower_argument(l, expr, i).value;
    return v->type == LOW_U64 ? low_settle(l, low_unary(l, LOW_TRUNCATE, LOW_U32, v)) : v;
}

/* Whether objects of the type have an id that this module knows. */
static bool is_known(const struct type *type)
{
    bool is_record = type->kind == TYPE_STRUCT || type->kind == TYPE_UNION;
    return type->kind != TYPE_VOID && (!is_record || type->tag->is_complete);
}

static struct rvalue lower_install(struct lowering *l, const struct expr *expr)
{
    struct low_install *install = install_row(l, expr);
    install->guard = procedure_named(expr->arguments[2]);
    const struct expr *closure = expr->arguments[3];
    bool has_closure = !(closure->kind == EXPR_CONVERT && closure->conversion == CONVERT_NULL);
    const struct expr *typed = closure;
    while (typed->kind == EXPR_CONVERT &&
           (typed->conversion == CONVERT_TO_ANY || typed->conversion == CONVERT_CONST ||
            typed->conversion == CONVERT_TO_ARRAY))
        typed = typed->a;
    install->has_closure = has_closure;
    if (has_closure && is_known(lower_target(typed->type)))
        install->closure = list_descriptor(l->unit, lower_target(typed->type));
    struct low_value *values[5] = {low_u32(l, install->number), lower_argument(l, expr, 3).value};
    for (size_t i = 2; i < 5; i++)
        values[i] = word_argument(l, expr, i + 2);
    return scalar(lower_entry(l, "spin_install", LOW_POINTER, 5, values));
}

static struct rvalue lower_authorise(struct lowering *l, const struct expr *expr)
{
    struct low_install *install = install_row(l, expr);
    install->is_authoriser = true;
    lower_entry(l, "spin_authorise", LOW_VOID, 1,
                (struct low_value *[]){low_u32(l, install->number)});
    return (struct rvalue){0};
}

/* --- All ----------------------------------------------------------------------------------------------------------- */

static struct rvalue lower_assert(struct lowering *l, const struct expr *expr)
{
    struct low_value *condition = low_settle(l, lower_value(l, expr->arguments[0]));
    lower_check(l, LOW_CHECK_ASSERT, condition, low_u32(l, 0), NULL, expr->arguments[0]);
    return (struct rvalue){0};
}

static struct rvalue lower_hash(struct lowering *l, const struct expr *expr)
{
    struct rvalue p = lower_argument(l, expr, 0);
    if (p.index) /* of the object, wherever in it p points: a start needs no check */
        p.index = NULL;
    return scalar(lower_entry(l, "spin_pointer_hash", LOW_U64, 1, &p.value));
}

static struct rvalue lower_expect(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_before(l, expr->arguments[0], expr->arguments[1]);
    lower_effects(l, expr->arguments[1]);
    return v;
}

struct rvalue lower_intrinsic(struct lowering *l, const struct expr *expr)
{
    switch (expr->intrinsic) {
    case INTRINSIC_NEW:
    case INTRINSIC_TRY_NEW: return lower_new(l, expr);
    case INTRINSIC_NEW_ARRAY:
    case INTRINSIC_TRY_NEW_ARRAY: return lower_new_array(l, expr);
    case INTRINSIC_AS: return lower_as(l, expr);
    case INTRINSIC_AS_ARRAY: return lower_as_array(l, expr);
    case INTRINSIC_IS: return lower_is(l, expr);
    case INTRINSIC_LENOF: return lower_lenof(l, expr);
    case INTRINSIC_VIEW: return lower_view(l, expr);
    case INTRINSIC_SUB: return lower_sub(l, expr);
    case INTRINSIC_ELEMS: return lower_elems(l, expr);
    case INTRINSIC_COPY:
    case INTRINSIC_MEMCPY:
    case INTRINSIC_MEMMOVE:
    case INTRINSIC_MEMCMP: return lower_copy(l, expr);
    case INTRINSIC_FILL:
    case INTRINSIC_MEMSET: return lower_fill(l, expr);
    case INTRINSIC_ZERO: return lower_zero_block(l, expr);
    case INTRINSIC_ADD_OK:
    case INTRINSIC_SUB_OK:
    case INTRINSIC_MUL_OK: return lower_ok(l, expr);
    case INTRINSIC_ATOMIC_LOAD:
    case INTRINSIC_ATOMIC_STORE:
    case INTRINSIC_ATOMIC_EXCHANGE:
    case INTRINSIC_ATOMIC_ADD:
    case INTRINSIC_ATOMIC_SUB:
    case INTRINSIC_ATOMIC_AND:
    case INTRINSIC_ATOMIC_OR:
    case INTRINSIC_ATOMIC_XOR:
    case INTRINSIC_ATOMIC_COMPARE: return lower_atomic(l, expr);
    case INTRINSIC_POINTER_HASH: return lower_hash(l, expr);
    case INTRINSIC_ASSERT: return lower_assert(l, expr);
    case INTRINSIC_INSTALL: return lower_install(l, expr);
    case INTRINSIC_AUTHORISE: return lower_authorise(l, expr);
    case INTRINSIC_EXPECT: return lower_expect(l, expr);
    case INTRINSIC_NEW_FLEX: return lower_new_flex(l, expr);
    case INTRINSIC_TRY_CALL: return lower_try_call(l, expr);
    case INTRINSIC_FORMAT_REST:
        return (struct rvalue){.value = low_null(l)}; /* the call's to pass */
    }
    lower_ice(expr->where, "intrinsic %d", (int)expr->intrinsic);
}
