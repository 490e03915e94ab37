/* Checks of a loop whose operands are linear in its turns. */
#include "loop_inside.h"

#include "lower.h"

enum { FORM_NODES = 100 }; /* that make an operand */

/* --- Linear forms ------------------------------------------------------------------------------------------- */

/* base + factor * variable, modulo 2^64; the variable is that of the guard. */
struct form {
    struct low_value *base, *factor;
};

struct forming {
    const struct loop *loop;
    const struct guard *guard;
    struct conditions *conditions;
    uint32_t nodes;
    bool is_narrow, is_narrow_signed; /* inside a 32-bit value that is extended */
};

static bool form_of(struct forming *f, struct low_value *value, size_t at, struct form *form);

/* A local as it was when the turn began: by turns, where each changes it by the same; the counter also by
 * what the guard compares. */
static bool form_at_beginning(const struct forming *f, struct low_value *value, struct form *form)
{
    const struct guard *guard = f->guard;
    bool is_counter = value->local == guard->counter;
    uint64_t step = loop_step(f->loop, value->local);
    if (guard->is_steady && step != 0) {
        *form = (struct form){loop_extended(f->loop, value, f->is_narrow_signed),
                              loop_number(f->loop, step)};
        return true;
    }
    *form = (struct form){loop_number(f->loop, 0 - guard->offset), loop_number(f->loop, 1)};
    return !guard->is_steady && is_counter;
}

static bool form_local(struct forming *f, struct low_value *value, size_t at, struct form *form)
{
    size_t where;
    if (!loop_find_setting(f->loop, value->local, at, &where))
        return false;
    if (where != f->loop->head)
        return form_of(f, f->loop->function->stmts[where]->a, where, form);
    return form_at_beginning(f, value, form);
}

static bool form_sum(struct forming *f, struct low_value *value, size_t at, struct form *form)
{
    struct form a, b;
    if (!form_of(f, value->a, at, &a) || !form_of(f, value->b, at, &b))
        return false;
    bool adds = value->op == LOW_ADD;
    form->base =
        adds ? loop_sum(f->loop, a.base, b.base) : loop_difference(f->loop, a.base, b.base);
    form->factor =
        adds ? loop_sum(f->loop, a.factor, b.factor) : loop_difference(f->loop, a.factor, b.factor);
    return true;
}

static bool form_product(struct forming *f, struct low_value *value, size_t at, struct form *form)
{
    struct form a, b;
    if (!form_of(f, value->a, at, &a) || !form_of(f, value->b, at, &b))
        return false;
    struct form *fixed = loop_is_number(a.factor, 0) ? &a : &b, *moving = fixed == &a ? &b : &a;
    if (!loop_is_number(fixed->factor, 0))
        return false;
    form->base = loop_product(f->loop, fixed->base, moving->base);
    form->factor = loop_product(f->loop, fixed->base, moving->factor);
    return true;
}

static struct low_value *form_at(const struct forming *f, const struct form *form,
                                 struct low_value *variable)
{
    return loop_sum(f->loop, form->base, loop_product(f->loop, form->factor, variable));
}

/* What the guard compares, extended as it compares it: exact. */
static struct form compared(const struct forming *f)
{
    const struct guard *guard = f->guard;
    if (!guard->is_steady)
        return (struct form){loop_number(f->loop, 0), loop_number(f->loop, 1)};
    return (struct form){guard->start, loop_number(f->loop, guard->step)};
}

/* A small factor times that many turns does not wrap at 64 bits, and the ends say what lies between. */
static bool demand_few_turns(struct forming *f, const struct low_value *factor)
{
    const struct guard *guard = f->guard;
    struct low_value *turns = loop_difference(f->loop, guard->high, guard->low);
    return loop_is_number(factor, 0) || guard->counter->type == LOW_U32 ||
           loop_demand(f->loop, f->conditions, LOW_ULE, turns, loop_number(f->loop, INT32_MAX));
}

/* A 32-bit value that is extended: exact, as all of its parts are when they are taken as numbers, if
 * both ends of its range fit. A factor is a small constant, so that 64 bits hold any of it. */
static bool form_extended(struct forming *f, struct low_value *value, size_t at, struct form *form)
{
    bool is_signed = value->op == LOW_SIGN32;
    struct affine affine;
    bool is_counter = loop_affine(f->loop, value->a, at, &affine) &&
                      affine.local == f->guard->counter && affine.offset == f->guard->offset;
    if (is_counter && is_signed == f->guard->is_signed) {
        *form = compared(f);
        return true;
    }
    if (f->is_narrow)
        return false;
    f->is_narrow = true;
    f->is_narrow_signed = is_signed;
    bool is_formed = form_of(f, value->a, at, form);
    f->is_narrow = false;
    bool is_small = is_formed && low_is_constant(form->factor) &&
                    form->factor->bits + INT32_MAX < (uint64_t)2 * INT32_MAX;
    if (!is_small || !demand_few_turns(f, form->factor))
        return false;
    struct low_value *ends[] = {form_at(f, form, f->guard->low), form_at(f, form, f->guard->high)};
    for (int i = 0; i < 2; i++) {
        struct low_value *least = loop_number(f->loop, is_signed ? (uint64_t)INT32_MIN : 0);
        struct low_value *most = loop_number(f->loop, is_signed ? INT32_MAX : UINT32_MAX);
        if (!loop_demand(f->loop, f->conditions, LOW_SLE, least, ends[i]) ||
            !loop_demand(f->loop, f->conditions, LOW_SLE, ends[i], most))
            return false;
    }
    return true;
}

static bool form_of(struct forming *f, struct low_value *value, size_t at, struct form *form)
{
    if (++f->nodes > FORM_NODES)
        return false;
    if (loop_is_invariant(f->loop, value)) {
        bool is_signed = low_is_constant(value) || f->is_narrow_signed;
        *form = (struct form){loop_extended(f->loop, value, is_signed), loop_number(f->loop, 0)};
        return true;
    }
    switch ((int)value->op) {
    case LOW_LOCAL: return form_local(f, value, at, form);
    case LOW_ADD:
    case LOW_SUB: return form_sum(f, value, at, form);
    case LOW_MUL: return form_product(f, value, at, form);
    case LOW_SIGN32:
    case LOW_ZERO32: return form_extended(f, value, at, form);
    }
    return false;
}

/* --- Checks --------------------------------------------------------------------------------------------------- */

/* The numbers that a form runs through: from `least` on, `span` further at most. */
struct range {
    struct low_value *least, *span;
};

static bool range_of(struct forming *f, const struct form *form, struct range *range)
{
    const struct guard *guard = f->guard;
    struct low_value *turns = loop_difference(f->loop, guard->high, guard->low);
    struct low_value *factor = form->factor, *from = guard->low;
    if (low_is_constant(factor) && (int64_t)factor->bits < 0) {
        factor = loop_number(f->loop, 0 - factor->bits);
        from = guard->high;
    }
    range->least = form_at(f, form, from);
    range->span = loop_product(f->loop, factor, turns);
    if (loop_is_number(factor, 1))
        return true;
    struct low_value *small = loop_number(f->loop, INT32_MAX); /* so that the product is exact */
    return loop_demand(f->loop, f->conditions, LOW_ULE, factor, small) &&
           loop_demand(f->loop, f->conditions, LOW_ULE, turns, small);
}

/* What holds where a check does not fault. */
static enum low_op passing(enum low_op op)
{
    switch ((int)op) {
    case LOW_UGE: return LOW_ULT;
    case LOW_UGT: return LOW_ULE;
    case LOW_EQ: return LOW_NE;
    case LOW_NE: return LOW_EQ;
    }
    return LOW_OP_COUNT;
}

static bool is_removable(enum low_check check)
{
    switch (low_checks[check].kind) {
    case SPIN_FAULT_NULL:
    case SPIN_FAULT_BOUNDS:
    case SPIN_FAULT_COUNT:
    case SPIN_FAULT_VIEW:
    case SPIN_FAULT_BLOCK:
    case SPIN_FAULT_DIVIDE: return true;
    }
    return false;
}

/* An index that moves below a length that does not: least < length, and span < length - least. */
static bool index_in_range(struct forming *f, enum low_op op, const struct form *index,
                           struct low_value *length)
{
    struct range range;
    return range_of(f, index, &range) &&
           loop_demand(f->loop, f->conditions, op, range.least, length) &&
           loop_demand(f->loop, f->conditions, op, range.span,
                       loop_difference(f->loop, length, range.least));
}

/* A size that does not move within a rest that does: size <= least, and least + span does not wrap. */
static bool size_in_range(struct forming *f, enum low_op op, struct low_value *size,
                          const struct form *rest)
{
    struct range range;
    if (!range_of(f, rest, &range))
        return false;
    struct low_value *room =
        loop_difference(f->loop, loop_number(f->loop, UINT64_MAX), range.least);
    return loop_demand(f->loop, f->conditions, op, size, range.least) &&
           loop_demand(f->loop, f->conditions, LOW_ULE, range.span, room);
}

static bool is_same_in_all_turns(const struct form *form)
{
    return loop_is_number(form->factor, 0);
}

static const char *prove(struct forming *f, const struct low_stmt *check, size_t at)
{
    enum low_op op = passing(low_checks[check->check].op);
    if (loop_is_invariant(f->loop, check->a) && loop_is_invariant(f->loop, check->b)) {
        bool is_word = check->a->type == LOW_U64 || check->a->type == LOW_POINTER;
        return is_word && loop_demand(f->loop, f->conditions, op, check->a, check->b)
                   ? NULL
                   : "it does not hold in front of the loop";
    }
    if (at < f->guard->at)
        return "it stands before the condition of the loop";
    struct form a, b;
    if (check->a->type != LOW_U64 || !form_of(f, check->a, at, &a) || !form_of(f, check->b, at, &b))
        return "it is not linear in the loop's counter";
    bool is_a_same = is_same_in_all_turns(&a), is_b_same = is_same_in_all_turns(&b), holds = false;
    if (is_a_same && is_b_same)
        holds = loop_demand(f->loop, f->conditions, op, a.base, b.base);
    else if ((op == LOW_ULT || op == LOW_ULE) && is_a_same != is_b_same)
        holds = is_b_same ? index_in_range(f, op, &a, b.base) : size_in_range(f, op, a.base, &b);
    return holds ? NULL : "its range cannot be computed in front of the loop";
}

bool loop_check(const struct loop *loop, const struct guard *guard, size_t at,
                struct conditions *conditions, const char **why)
{
    const struct low_stmt *check = loop->function->stmts[at];
    struct conditions more = *conditions;
    struct forming forming = {.loop = loop, .guard = guard, .conditions = &more};
    *why = "this kind stays";
    if (!is_removable(check->check))
        return false;
    *why = NULL;
    for (size_t i = 0; i < guard->conditions->count && !*why; i++) {
        const struct low_value *c = guard->conditions->list[i];
        if (!loop_demand(loop, &more, c->op, c->a, c->b))
            *why = "too many conditions";
    }
    if (!*why)
        *why = prove(&forming, check, at);
    if (*why)
        return false;
    *conditions = more;
    return true;
}
