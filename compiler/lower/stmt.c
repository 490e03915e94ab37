/* Statements: structured control becomes labels and gotos (`goto` may enter any of them). */
#include "lower.h"

#include <string.h>

/* R26: whatever a loop derived from a base, the base is alive until here. */
static void keep(struct lowering *l)
{
    low_append(l, LOW_KEEP);
}

static void lower_full(struct lowering *l, const struct expr *expr)
{
    lower_effects(l, expr);
    low_release(l);
}

/* --- Labels ---------------------------------------------------------------------------------------------- */

static uint32_t label_number(struct lowering *l, const char *name)
{
    for (struct low_label *label = l->labels; label; label = label->next) {
        if (strcmp(label->name, name) == 0)
            return label->number;
    }
    struct low_label *label = ARENA_NEW(l->arena, struct low_label);
    label->name = name;
    label->number = low_label_new(l);
    label->next = l->labels;
    l->labels = label;
    return label->number;
}

/* --- Loops -------------------------------------------------------------------------------------------------- */

struct loop {
    uint32_t break_label, continue_label;
};

static struct loop loop_enter(struct lowering *l, uint32_t break_label, uint32_t continue_label)
{
    struct loop outer = {l->break_label, l->continue_label};
    l->break_label = break_label;
    l->continue_label = continue_label;
    return outer;
}

static void loop_leave(struct lowering *l, struct loop outer)
{
    low_label_here(l, l->break_label);
    l->break_label = outer.break_label;
    l->continue_label = outer.continue_label;
    keep(l);
}

/* The condition of a loop; without one nothing is known to leave it, so bases are kept each time. */
static void loop_condition(struct lowering *l, const struct expr *expr)
{
    if (!expr || (expr->is_constant && expr->integer != 0)) {
        keep(l);
        return;
    }
    l->where = expr->where;
    lower_condition(l, expr, false, l->break_label);
    low_release(l);
}

static void lower_while(struct lowering *l, const struct stmt *stmt)
{
    uint32_t top = low_label_new(l);
    struct loop outer = loop_enter(l, low_label_new(l), top);
    low_label_here(l, top);
    loop_condition(l, stmt->a);
    lower_stmt(l, stmt->body);
    low_goto(l, top);
    loop_leave(l, outer);
}

static void lower_do(struct lowering *l, const struct stmt *stmt)
{
    uint32_t top = low_label_new(l);
    struct loop outer = loop_enter(l, low_label_new(l), low_label_new(l));
    low_label_here(l, top);
    lower_stmt(l, stmt->body);
    low_label_here(l, l->continue_label);
    loop_condition(l, stmt->a);
    low_goto(l, top);
    loop_leave(l, outer);
}

static void lower_for(struct lowering *l, const struct stmt *stmt)
{
    if (stmt->init)
        lower_stmt(l, stmt->init);
    uint32_t top = low_label_new(l);
    struct loop outer = loop_enter(l, low_label_new(l), low_label_new(l));
    low_label_here(l, top);
    loop_condition(l, stmt->a);
    lower_stmt(l, stmt->body);
    low_label_here(l, l->continue_label);
    if (stmt->step) {
        l->where = stmt->step->where;
        lower_full(l, stmt->step);
    }
    low_goto(l, top);
    loop_leave(l, outer);
}

/* --- Choices -------------------------------------------------------------------------------------------------- */

static void lower_if(struct lowering *l, const struct stmt *stmt)
{
    uint32_t otherwise = low_label_new(l);
    lower_condition(l, stmt->a, false, otherwise);
    low_release(l);
    lower_stmt(l, stmt->body);
    if (stmt->otherwise) {
        uint32_t done = low_label_new(l);
        low_goto(l, done);
        low_label_here(l, otherwise);
        lower_stmt(l, stmt->otherwise);
        otherwise = done;
    }
    low_label_here(l, otherwise);
}

struct low_switch {
    struct low_stmt *stmt;
    uint32_t default_label, break_label;
};

static void lower_switch(struct lowering *l, const struct stmt *stmt)
{
    struct low_switch outer = {l->switch_stmt, l->default_label, l->break_label};
    struct low_value *value = low_settle(l, lower_value(l, stmt->a));
    l->switch_stmt = low_append(l, LOW_SWITCH);
    l->switch_stmt->a = value;
    struct low_stmt *otherwise = low_append(l, LOW_GOTO);
    low_release(l);
    l->default_label = 0;
    l->break_label = low_label_new(l);
    lower_stmt(l, stmt->body);
    otherwise->label = l->default_label ? l->default_label : l->break_label;
    low_label_here(l, l->break_label);
    l->switch_stmt = outer.stmt;
    l->default_label = outer.default_label;
    l->break_label = outer.break_label;
}

static void lower_case(struct lowering *l, const struct stmt *stmt)
{
    struct low_stmt *into = l->switch_stmt;
    if ((into->case_count & (into->case_count - 1)) == 0) { /* room for a power of two */
        size_t room = into->case_count ? into->case_count * 2 : 1;
        struct low_case *cases = arena_array(l->arena, room, sizeof *cases);
        if (into->case_count)
            memcpy(cases, into->cases, into->case_count * sizeof *cases);
        into->cases = cases;
    }
    uint32_t label = low_label_new(l);
    into->cases[into->case_count++] = (struct low_case){stmt->case_value, label};
    low_label_here(l, label);
    lower_stmt(l, stmt->body);
}

static void lower_default(struct lowering *l, const struct stmt *stmt)
{
    l->default_label = low_label_new(l);
    low_label_here(l, l->default_label);
    lower_stmt(l, stmt->body);
}

/* --- Return ------------------------------------------------------------------------------------------------------ */

static struct low_value *result_leaf(struct lowering *l, const struct expr *leaf, void *context)
{
    (void)context;
    const struct decl *parameter = l->function->decl->parameters[leaf->decl->index];
    return low_use(l, lower_variable(l, parameter)->count);
}

/* R3: a counted result has what its bound promises. */
static struct low_value *counted_result(struct lowering *l, struct rvalue v,
                                        const struct expr *expr)
{
    const struct type *type = lower_strip(expr->type);
    const struct type *target = lower_target(type);
    struct low_value *available =
        low_settle(l, wide_available(l, v, LOW_CHECK_COUNT_POSITION, expr));
    struct low_value *n = lower_bound(l, type->reference.bound, result_leaf, NULL, expr);
    lower_count_check(l, type, v.value, low_settle(l, n), available, expr);
    return wide_pointer(l, v, target);
}

static void lower_return(struct lowering *l, const struct stmt *stmt)
{
    struct low_stmt *back;
    struct rvalue v = {0};
    const struct low_pass *pass = &l->function->signature->result;
    if (stmt->a && pass->passing == LOW_PASS_NOTHING)
        lower_effects(l, stmt->a);
    else if (stmt->a)
        v = lower_expr(l, stmt->a);
    if (pass->passing == LOW_PASS_COPY && v.place) {
        struct low_value *into = low_use(l, l->result);
        place_copy(l, place_pointer(l, into, NULL, pass->structure), v.place);
        v.place = NULL;
    }
    if (v.index && lower_strip(stmt->a->type)->reference.bound)
        v.value = counted_result(l, v, stmt->a);
    if (v.value)
        v.value = low_settle(l, v.value);
    keep(l);
    back = low_append(l, LOW_RETURN);
    back->a = v.value;
    back->place = v.place;
    low_release(l);
}

/* --- All ----------------------------------------------------------------------------------------------------------- */

static void lower_list_of(struct lowering *l, const struct stmt *stmt)
{
    for (size_t i = 0; i < stmt->count; i++)
        lower_stmt(l, stmt->list[i]);
}

void lower_stmt(struct lowering *l, const struct stmt *stmt)
{
    l->where = stmt->where;
    switch (stmt->kind) {
    case STMT_COMPOUND: lower_list_of(l, stmt); break;
    case STMT_DECL:
        for (size_t i = 0; i < stmt->decl_count; i++)
            lower_declare(l, stmt->decls[i]);
        break;
    case STMT_EXPR: lower_full(l, stmt->a); break;
    case STMT_IF: lower_if(l, stmt); break;
    case STMT_WHILE: lower_while(l, stmt); break;
    case STMT_DO: lower_do(l, stmt); break;
    case STMT_FOR: lower_for(l, stmt); break;
    case STMT_SWITCH: lower_switch(l, stmt); break;
    case STMT_CASE: lower_case(l, stmt); break;
    case STMT_DEFAULT: lower_default(l, stmt); break;
    case STMT_LABEL:
        low_label_here(l, label_number(l, stmt->label));
        lower_stmt(l, stmt->body);
        break;
    case STMT_GOTO:
        keep(l);
        low_goto(l, label_number(l, stmt->label));
        break;
    case STMT_BREAK: low_goto(l, l->break_label); break;
    case STMT_CONTINUE: low_goto(l, l->continue_label); break;
    case STMT_RETURN: lower_return(l, stmt); break;
    case STMT_EMPTY: break;
    }
}
