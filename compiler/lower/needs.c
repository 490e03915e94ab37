/* What safety relies on in a statement (R25).
 *
 * A word that comes from shared memory may be another one when it is read again, and a compiler may read
 * it again wherever it is used. That is harmless unless two uses must agree: a check and what it
 * protects, the tests in front of a loop and the checks they stand for, a divisor and its check, a
 * switch and its table. Whatever is one side of such a pair is needed. An index into an array of
 * constant length that is below it by its form (`table[x & 255]`) is so however often its words are
 * read. A condition that nothing was concluded from may come out either way. */
#include "flow.h"
#include "lower.h"
#include "most.h"

struct asking {
    const struct low_function *function;
    size_t at;
    low_need *need;
    void *context;
};

void low_value_locals(const struct low_value *value, low_need *need, void *context)
{
    if (!value)
        return;
    if (value->op == LOW_LOCAL && value->type != LOW_POINTER)
        need(context, value->local);
    low_value_locals(value->a, need, context);
    low_value_locals(value->b, need, context);
}

static void need_value(const struct asking *asking, const struct low_value *value)
{
    low_value_locals(value, asking->need, asking->context);
}

static void need_place(const struct asking *asking, const struct low_place *place)
{
    if (!place)
        return;
    need_value(asking, place->index);
    const struct type *type = place->root_type;
    for (size_t i = 0; i < place->step_count; i++) {
        const struct low_step *step = &place->steps[i];
        const struct type *whole = lower_strip(type);
        type = step->field ? step->field->type : whole->target;
        bool is_small =
            step->index && low_most(asking->function, step->index, asking->at) < whole->count;
        if (!is_small)
            need_value(asking, step->index);
    }
}

/* Parts of a value that are only defined behind a check: addresses, divisions, what fits an integer. */
static void need_inside(const struct asking *asking, const struct low_value *value)
{
    if (!value)
        return;
    switch ((int)value->op) {
    case LOW_ADDRESS: need_place(asking, value->place); break;
    case LOW_UDIV:
    case LOW_SDIV:
    case LOW_UREM:
    case LOW_SREM: need_value(asking, value->b); break;
    case LOW_F_TO_S64: need_value(asking, value->a); break;
    }
    need_inside(asking, value->a);
    need_inside(asking, value->b);
}

void low_needs(const struct low_function *function, size_t at, low_need *need, void *context)
{
    const struct low_stmt *stmt = function->stmts[at];
    const struct asking asking = {function, at, need, context};
    bool is_relied_on = (stmt->kind == LOW_IF && stmt->is_proof) || stmt->kind == LOW_SWITCH ||
                        (stmt->kind == LOW_CHECK && stmt->claim != LOW_CLAIM_FORM);
    need_place(&asking, stmt->place);
    need_place(&asking, stmt->source);
    need_inside(&asking, stmt->a);
    need_inside(&asking, stmt->b);
    if (is_relied_on) {
        need_value(&asking, stmt->a);
        need_value(&asking, stmt->b);
    }
    for (size_t i = 0; i < stmt->argument_count; i++) {
        need_place(&asking, stmt->arguments[i].place);
        need_inside(&asking, stmt->arguments[i].value);
        if (stmt->callee == LOW_CALL_ENTRY) /* relies on counts */
            need_value(&asking, stmt->arguments[i].value);
    }
}
