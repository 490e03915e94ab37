#include "claim_number.h"

#include "lower/lower.h"

enum { FORM_DEPTH = 12 };

static const struct form unknown = {0};

struct numbers numbers_new(const struct low_function *function, struct arena *arena)
{
    struct zone_scope *scope = ARENA_NEW(arena, struct zone_scope);
    *scope = zone_scope_new(function, arena);
    struct numbers n = {.scope = scope};
    bool *is_set = arena_array(arena, scope->local_count, sizeof *is_set);
    for (size_t i = 1; i <= function->parameter_count; i++)
        is_set[i] = true;
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        if (stmt->local && stmt->kind != LOW_FIX)
            is_set[stmt->local->number] = true;
    }
    n.is_set = is_set;
    return n;
}

/* --- Forms ------------------------------------------------------------------------------------------------ */

static bool holds(const struct numbers *n, zone_node x, zone_node y, zone_int c)
{
    return zone_holds(&n->zone, x, y, c);
}

static struct form number(zone_int c)
{
    return (struct form){true, ZONE_ZERO, c};
}

static zone_int most_of(const struct numbers *n, const struct form *form)
{
    return zone_distance(&n->zone, form->node, ZONE_ZERO) + form->c;
}

static zone_int least_of(const struct numbers *n, const struct form *form)
{
    return form->c - zone_distance(&n->zone, ZONE_ZERO, form->node);
}

static zone_int constant(const struct low_value *value, enum zone_view view)
{
    if (value->type == LOW_U32)
        return view == ZONE_SIGNED ? (zone_int)(int32_t)value->bits : (uint32_t)value->bits;
    return view == ZONE_SIGNED ? (zone_int)(int64_t)value->bits : (zone_int)value->bits;
}

/* A number that differs from the value by a multiple of 2^32 or 2^64, whatever its width is; locals by
 * the view. */
static struct form congruent(struct numbers *n, const struct low_value *value, enum zone_view view,
                             unsigned depth);

static struct form exact(struct numbers *n, const struct low_value *value, enum zone_view view,
                         unsigned depth)
{
    for (int i = 0; i < 2; i++) {
        struct form form = congruent(n, value, i == 0 ? view : 1 - view, depth);
        if (form.is_known && least_of(n, &form) >= zone_least(value->type, view) &&
            most_of(n, &form) <= zone_most(value->type, view))
            return form;
    }
    return unknown;
}

/* Of two, one must be a constant, or all that is known makes it one. */
static struct form congruent_sum(struct numbers *n, const struct low_value *value,
                                 enum zone_view view, unsigned depth)
{
    int sign = value->op == LOW_SUB ? -1 : 1;
    struct form a = congruent(n, value->a, view, depth + 1);
    struct form b = low_is_constant(value->b) ? number(constant(value->b, ZONE_SIGNED))
                                              : congruent(n, value->b, view, depth + 1);
    if (!a.is_known || !b.is_known)
        return unknown;
    zone_int most = most_of(n, &b);
    if (most == least_of(n, &b))
        return (struct form){true, a.node, a.c + sign * most};
    most = most_of(n, &a);
    if (sign > 0 && most == least_of(n, &a))
        return (struct form){true, b.node, b.c + most};
    return unknown;
}

static struct form congruent(struct numbers *n, const struct low_value *value, enum zone_view view,
                             unsigned depth)
{
    if (depth > FORM_DEPTH)
        return unknown;
    switch ((int)value->op) {
    case LOW_CONSTANT: return number(constant(value, view));
    case LOW_LOCAL:
        if (value->type != LOW_U32 && value->type != LOW_U64 && value->type != LOW_POINTER)
            return unknown;
        if (!n->is_set[value->local->number])
            return number(0); /* as it is at entry */
        return (struct form){true, zone_node_of(value->local, view), 0};
    case LOW_ADD:
    case LOW_SUB: return congruent_sum(n, value, view, depth);
    case LOW_ZERO32: return exact(n, value->a, ZONE_UNSIGNED, depth + 1);
    case LOW_SIGN32: return exact(n, value->a, ZONE_SIGNED, depth + 1);
    case LOW_TRUNCATE: return congruent(n, value->a, view, depth + 1);
    }
    return unknown;
}

struct form number_form(struct numbers *n, const struct low_value *value, enum zone_view view)
{
    bool is_number = value->type == LOW_U32 || value->type == LOW_U64 || value->type == LOW_POINTER;
    return is_number ? exact(n, value, view, 0) : unknown;
}

/* --- What a value lies between ------------------------------------------------------------------------------- */

struct limiting {
    struct numbers *n;
    const struct low_local *local;
    struct limits limits;
};

static void limit(struct limiting *l, zone_node x, zone_node y, zone_int c)
{
    if (l->limits.count < LIMITS)
        l->limits.list[l->limits.count++] = (struct zone_fact){x, y, c};
}

/* The local will be at most the form + c; by the form's greatest number where it is said by the local. */
static void limit_above(struct limiting *l, enum zone_view view, const struct form *form,
                        zone_int c)
{
    if (!form->is_known)
        return;
    bool is_own = form->node != ZONE_ZERO && form->node / 2 == l->local->number;
    limit(l, zone_node_of(l->local, view), is_own ? ZONE_ZERO : form->node,
          is_own ? most_of(l->n, form) + c : form->c + c);
}

static void limit_below(struct limiting *l, enum zone_view view, const struct form *form,
                        zone_int c)
{
    if (!form->is_known)
        return;
    bool is_own = form->node != ZONE_ZERO && form->node / 2 == l->local->number;
    limit(l, is_own ? ZONE_ZERO : form->node, zone_node_of(l->local, view),
          is_own ? -(least_of(l->n, form) + c) : -(form->c + c));
}

/* A quotient or shifted value: not above what it is of, and below it when it is divided at all. */
static void limit_part(struct limiting *l, enum zone_view view, const struct low_value *value,
                       bool is_less)
{
    struct form whole = number_form(l->n, value->a, view);
    if (!whole.is_known || least_of(l->n, &whole) < 0)
        return;
    struct form zero = number(0);
    limit_below(l, view, &zero, 0);
    limit_above(l, view, &whole, is_less && least_of(l->n, &whole) > 0 ? -1 : 0);
}

static void limit_sum(struct limiting *l, const struct low_value *value)
{
    struct numbers *n = l->n;
    struct form a = number_form(n, value->a, ZONE_UNSIGNED);
    struct form b = number_form(n, value->b, ZONE_UNSIGNED);
    if (!a.is_known || !b.is_known)
        return;
    if (value->op == LOW_ADD &&
        most_of(n, &a) + most_of(n, &b) <= zone_most(value->type, ZONE_UNSIGNED)) {
        limit_below(l, ZONE_UNSIGNED, &a, least_of(n, &b));
        limit_below(l, ZONE_UNSIGNED, &b, least_of(n, &a));
        limit_above(l, ZONE_UNSIGNED, &a, most_of(n, &b));
        limit_above(l, ZONE_UNSIGNED, &b, most_of(n, &a));
    }
    if (value->op == LOW_SUB && holds(n, b.node, a.node, a.c - b.c)) {
        zone_int apart = zone_distance(&n->zone, b.node, a.node);
        struct form least = number(a.c - b.c - apart);
        limit_below(l, ZONE_UNSIGNED, &least, 0);
        limit_above(l, ZONE_UNSIGNED, &a, -least_of(n, &b));
    }
}

static void limit_number(struct limiting *l, zone_int most)
{
    struct form form = number(most);
    limit_above(l, ZONE_UNSIGNED, &form, 0);
}

static void limit_binary(struct limiting *l, const struct low_value *value)
{
    bool is_constant = low_is_constant(value->b);
    uint64_t by = value->b->bits, width = value->type == LOW_U32 ? 32 : 64;
    struct form a = number_form(l->n, value->a, ZONE_UNSIGNED);
    switch ((int)value->op) {
    case LOW_AND:
        limit_above(l, ZONE_UNSIGNED, &a, 0);
        a = number_form(l->n, value->b, ZONE_UNSIGNED);
        limit_above(l, ZONE_UNSIGNED, &a, 0);
        break;
    case LOW_ADD:
    case LOW_SUB: limit_sum(l, value); break;
    case LOW_UREM:
        limit_above(l, ZONE_UNSIGNED, &a, 0);
        a = number_form(l->n, value->b, ZONE_UNSIGNED); /* not 0 behind its check */
        if (a.is_known && least_of(l->n, &a) > 0)
            limit_above(l, ZONE_UNSIGNED, &a, -1);
        break;
    case LOW_SHR:
        limit_part(l, ZONE_UNSIGNED, value, is_constant && by % width > 0);
        if (is_constant)
            limit_number(l, zone_most(value->type, ZONE_UNSIGNED) >> (by % width));
        break;
    case LOW_UDIV: limit_part(l, ZONE_UNSIGNED, value, is_constant && by > 1); break;
    case LOW_SAR: limit_part(l, ZONE_SIGNED, value, is_constant && by % width > 0); break;
    case LOW_SDIV:
        if (is_constant && constant(value->b, ZONE_SIGNED) > 0)
            limit_part(l, ZONE_SIGNED, value, by > 1);
        break;
    }
    if (low_op_is_comparison(value->op))
        limit_number(l, 1);
}

/* A value that is extended without a sign, or with one that is never set, is the same number. */
static void limit_extended(struct limiting *l, const struct low_value *value)
{
    const struct low_value *part = value->a;
    bool is_small = false;
    if (!part->a || !part->b)
        return;
    limit_binary(l, part);
    for (size_t i = 0; i < l->limits.count; i++) {
        const struct zone_fact *fact = &l->limits.list[i];
        is_small |= fact->y == ZONE_ZERO && fact->x != ZONE_ZERO && fact->x % 2 == ZONE_UNSIGNED &&
                    fact->c <= INT32_MAX;
    }
    for (size_t i = 0; i < l->limits.count;) {
        const struct zone_fact *fact = &l->limits.list[i];
        zone_node own = fact->x / 2 == l->local->number ? fact->x : fact->y;
        bool is_kept =
            own % 2 == ZONE_SIGNED ? value->op == LOW_SIGN32 : is_small || value->op == LOW_ZERO32;
        if (is_kept)
            i++;
        else
            l->limits.list[i] = l->limits.list[--l->limits.count];
    }
}

struct limits number_limits(struct numbers *n, const struct low_local *local,
                            const struct low_value *value)
{
    struct limiting l = {.n = n, .local = local};
    struct form one = number(1), zero = number(0);
    if (value->op == LOW_ADD) { /* the index of an array that is not moved */
        struct form a = number_form(n, value->a, ZONE_UNSIGNED);
        bool is_zero = a.is_known && a.node == zero.node && a.c == zero.c;
        value = is_zero ? value->b : value;
    }
    switch ((int)value->op) {
    case LOW_ZERO8: limit_number(&l, UINT8_MAX); break;
    case LOW_ZERO16: limit_number(&l, UINT16_MAX); break;
    case LOW_SIGN32:
    case LOW_ZERO32: limit_extended(&l, value); break;
    case LOW_ADDRESS:
    case LOW_CELL: limit_below(&l, ZONE_UNSIGNED, &one, 0); break;
    }
    if (value->op == LOW_ZERO32)
        limit_number(&l, UINT32_MAX);
    if (value->a && value->b && (value->type == LOW_U32 || value->type == LOW_U64))
        limit_binary(&l, value);
    return l.limits;
}

void number_limit(struct numbers *n, const struct limits *limits)
{
    for (size_t i = 0; i < limits->count; i++)
        zone_add(&n->zone, limits->list[i].x, limits->list[i].y, limits->list[i].c);
}

/* --- Conditions ------------------------------------------------------------------------------------------------ */

/* `a OP b` as an order, or (not) equal; `is_mirrored`: b and a. */
struct relation {
    bool is_known, is_order, is_mirrored, is_strict, is_equal;
    enum zone_view view;
};

static struct relation relation_of(enum low_op op)
{
    switch ((int)op) {
    case LOW_ULT: return (struct relation){true, true, false, true, false, ZONE_UNSIGNED};
    case LOW_ULE: return (struct relation){true, true, false, false, false, ZONE_UNSIGNED};
    case LOW_UGT: return (struct relation){true, true, true, true, false, ZONE_UNSIGNED};
    case LOW_UGE: return (struct relation){true, true, true, false, false, ZONE_UNSIGNED};
    case LOW_SLT: return (struct relation){true, true, false, true, false, ZONE_SIGNED};
    case LOW_SLE: return (struct relation){true, true, false, false, false, ZONE_SIGNED};
    case LOW_EQ: return (struct relation){true, false, false, false, true, ZONE_UNSIGNED};
    case LOW_NE: return (struct relation){true, false, false, false, false, ZONE_UNSIGNED};
    }
    return (struct relation){0};
}

static struct relation opposite(struct relation relation)
{
    relation.is_mirrored = !relation.is_mirrored;
    relation.is_strict = !relation.is_strict;
    relation.is_equal = !relation.is_equal;
    return relation;
}

/* left <= right - strict */
static void assume_order(struct numbers *n, const struct form *left, const struct form *right,
                         zone_int strict)
{
    zone_add(&n->zone, left->node, right->node, right->c - left->c - strict);
}

/* Two numbers that differ, one of which is at most (at least) the other, are less (more). */
static void assume_unequal(struct numbers *n, const struct form *a, const struct form *b)
{
    if (holds(n, a->node, b->node, b->c - a->c))
        assume_order(n, a, b, 1);
    else if (holds(n, b->node, a->node, a->c - b->c))
        assume_order(n, b, a, 1);
}

/* `x - k` that is not above something small has not wrapped, so x is at least k. */
static void assume_no_wrap(struct numbers *n, const struct low_value *left, const struct form *most)
{
    struct form form = congruent(n, left, ZONE_UNSIGNED, 0);
    bool is_unsigned = form.is_known && form.node != ZONE_ZERO && form.node % 2 == ZONE_UNSIGNED &&
                       n->scope->locals[form.node / 2]->type == left->type;
    zone_int modulus = zone_most(left->type, ZONE_UNSIGNED) + 1;
    if (is_unsigned && form.c < 0 && most_of(n, most) < modulus + form.c)
        zone_add(&n->zone, ZONE_ZERO, form.node, form.c);
}

static void assume(struct numbers *n, const struct low_value *a, const struct low_value *b,
                   struct relation relation)
{
    const struct low_value *left = relation.is_mirrored && relation.is_order ? b : a;
    const struct low_value *right = left == a ? b : a;
    struct form above = number_form(n, right, relation.view);
    if (relation.is_order && relation.view == ZONE_UNSIGNED && above.is_known)
        assume_no_wrap(n, left, &above);
    struct form below = number_form(n, left, relation.view);
    if (!below.is_known || !above.is_known)
        return;
    if (relation.is_order) {
        assume_order(n, &below, &above, relation.is_strict);
    } else if (relation.is_equal) {
        assume_order(n, &below, &above, 0);
        assume_order(n, &above, &below, 0);
    } else {
        assume_unequal(n, &below, &above);
    }
}

static bool is_zero(const struct low_value *value)
{
    return low_is_constant(value) && value->bits == 0;
}

void number_assume(struct numbers *n, const struct low_value *condition, bool is_true)
{
    while ((condition->op == LOW_EQ || condition->op == LOW_NE) && is_zero(condition->b) &&
           low_op_is_comparison(condition->a->op)) {
        is_true ^= condition->op == LOW_EQ;
        condition = condition->a;
    }
    struct relation relation = relation_of(condition->op);
    if (!condition->b || !relation.is_known)
        return;
    assume(n, condition->a, condition->b, is_true ? relation : opposite(relation));
}

void number_assume_check(struct numbers *n, const struct low_stmt *check)
{
    struct relation relation = relation_of(low_checks[check->check].op);
    if (relation.is_known)
        assume(n, check->a, check->b, opposite(relation));
}

bool number_shows_check(struct numbers *n, const struct low_stmt *check)
{
    struct relation relation = relation_of(low_checks[check->check].op);
    struct form a = number_form(n, check->a, ZONE_UNSIGNED);
    struct form b = number_form(n, check->b, ZONE_UNSIGNED);
    if (!relation.is_known || !a.is_known || !b.is_known)
        return false;
    relation = opposite(relation);
    const struct form *left = relation.is_mirrored ? &b : &a, *right = left == &a ? &b : &a;
    zone_int room = right->c - left->c;
    if (relation.is_order)
        return holds(n, left->node, right->node, room - relation.is_strict);
    if (relation.is_equal)
        return holds(n, a.node, b.node, b.c - a.c) && holds(n, b.node, a.node, a.c - b.c);
    return holds(n, a.node, b.node, b.c - a.c - 1) || holds(n, b.node, a.node, a.c - b.c - 1);
}
