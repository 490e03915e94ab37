/* Atomics: what they may work on (R29).
 *
 * In: the call of a reserved builtin, its arguments as written. Out, in e->arguments:
 *   ATOMIC_LOAD              place                                     -> its type
 *   ATOMIC_STORE             place, value of its type                  -> void
 *   ATOMIC_EXCHANGE .. XOR   the same                                  -> its type, the old value
 *   ATOMIC_COMPARE           place, expected, value of its type        -> bool
 * where a place is a scope reference to an integer or, but for the arithmetic, to a bool, a float or a
 * reference at rest. Every such reference is aligned: the address of what lies unaligned in a packed struct
 * is not taken (VIW-04). The macros cast the value to u64 for other tools: here it keeps its type. */
#include "check/typing.h"

static bool is_arithmetic(enum intrinsic intrinsic)
{
    return intrinsic != INTRINSIC_ATOMIC_LOAD && intrinsic != INTRINSIC_ATOMIC_STORE &&
           intrinsic != INTRINSIC_ATOMIC_EXCHANGE && intrinsic != INTRINSIC_ATOMIC_COMPARE;
}

/* What a reference refers to when one step of the processor can change it; NULL after a report. */
static struct type *scalar_behind(struct checker *c, struct expr *e, const struct expr *p)
{
    const struct type *pointer = resolve(c, p->type);
    struct type *target = pointer->kind == TYPE_POINTER ? resolve(c, pointer->target) : NULL;
    bool is_number = target && (target->kind == TYPE_INTEGER || target->kind == TYPE_ENUM);
    bool is_scalar = target && type_is_scalar(target) && !is_arithmetic(e->intrinsic);
    /* INT-02 */
    if (!is_number && !is_scalar)
        return refuse(c, CHECK_atomic_place, e->where, spell(c, p->type))
                   ? NULL
                   : type_integer(c, RANK_LONG, false);
    return target;
}

/* The value under the cast of the macro. */
static struct expr *take_value(struct checker *c, struct expr *e)
{
    return check_value(c, e->kind == EXPR_CAST ? e->a : e);
}

/* The first argument, as a place; the type of what it holds, or NULL after a report. */
static struct type *take_place(struct checker *c, struct expr *e)
{
    struct expr *p = e->arguments[0] = check_value(c, e->arguments[0]);
    struct type *target = p->type ? scalar_behind(c, e, p) : NULL;
    if (!target || !type_is_pointer(p->type))
        return target;
    /* CON-04 */
    if (e->intrinsic != INTRINSIC_ATOMIC_LOAD && target->is_const &&
        refuse(c, CHECK_atomic_const, e->where, spell(c, p->type)))
        return NULL;
    bool is_known = !is_kind(c, resolve(c, p->type)->target, TYPE_VOID);
    if (is_known)
        p = convert(c, p, pointer_to(c, target, REFERENCE_OBJECT, true), PLACE_PASS);
    e->arguments[0] = p;
    return p->type ? unqualified(c, target) : NULL;
}

struct expr *check_atomic(struct checker *c, struct expr *e)
{
    struct type *type = take_place(c, e);
    size_t value = e->argument_count - 1;
    if (value > 0)
        e->arguments[value] = take_value(c, e->arguments[value]);
    if (value == 2)
        e->arguments[1] = check_value(c, e->arguments[1]);
    if (!type)
        return bad(e);
    if (value == 2)
        e->arguments[1] =
            convert(c, e->arguments[1], pointer_to(c, type, REFERENCE_OBJECT, true), PLACE_PASS);
    if (value > 0)
        e->arguments[value] = convert(c, e->arguments[value], type, PLACE_STORE);
    if ((value > 0 && !e->arguments[value]->type) || (value == 2 && !e->arguments[1]->type))
        return bad(e);
    bool has_old = e->intrinsic != INTRINSIC_ATOMIC_STORE;
    e->type = value == 2 ? c->bool_type : has_old ? type : c->void_type;
    return e;
}
