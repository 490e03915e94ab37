/* Check removal.
 *
 * Where every path to a check shows that it passes (facts.h), it goes. Where the checks of an innermost loop follow from conditions that can be computed in front of it, the
 * loop is written twice: behind the conditions without those checks, and as it was for when one of
 * them does not hold. So faults come where they came, with the operands they had. loop.h says what can
 * be concluded; nothing is concluded from memory, since other strands may change it (R25). Each
 * removed check stays in the tree as a claim, which low_verify() proves again in its own way. */
#include "facts.h"
#include "loop.h"
#include "verify/claim.h"

#include "lower.h"
#include "most.h"

enum { GROWTH_MAX = 4000 }; /* statements that versions may add to a function */

struct eliding {
    struct low_function *function;
    struct arena *arena;
    struct loop loop;
    struct low_stmts stmts; /* the function as it becomes */
};

/* --- What can be removed -------------------------------------------------------------------------------- */

/* What a guard makes superfluous. */
struct plan {
    struct guard guard;
    struct conditions conditions;
    size_t removed;
    bool *is_removed; /* by statement from the loop's head */
    const char **why; /* a check stays */
};

static bool make_plan(struct eliding *e, size_t at, struct plan *plan)
{
    const struct loop *loop = &e->loop;
    size_t length = loop->end - loop->head + 1;
    if (!loop_guard(loop, at, &plan->guard))
        return false;
    plan->is_removed = arena_array(e->arena, length, sizeof *plan->is_removed);
    plan->why = arena_array(e->arena, length, sizeof *plan->why);
    for (size_t i = loop->head; i < loop->end; i++) {
        size_t k = i - loop->head;
        if (e->function->stmts[i]->kind != LOW_CHECK || e->function->stmts[i]->claim)
            continue;
        plan->is_removed[k] = loop_check(loop, &plan->guard, i, &plan->conditions, &plan->why[k]);
        plan->removed += plan->is_removed[k];
    }
    return true;
}

/* The guard that removes most. */
static bool best_plan(struct eliding *e, struct plan *best)
{
    bool is_any = false;
    for (size_t i = e->loop.head + 1; i < e->loop.front_end; i++) {
        struct plan plan = {0};
        if (e->function->stmts[i]->kind != LOW_IF || !make_plan(e, i, &plan))
            continue;
        if (!is_any || plan.removed > best->removed)
            *best = plan;
        is_any = true;
    }
    return is_any;
}

/* Says of each check of the loop why it stays. */
static void note(struct eliding *e, const struct plan *plan)
{
    for (size_t i = e->loop.head; i < e->loop.end; i++) {
        struct low_stmt *stmt = e->function->stmts[i];
        size_t k = i - e->loop.head;
        if (stmt->kind != LOW_CHECK || stmt->claim)
            continue;
        stmt->note = !plan                 ? "the loop has no condition that bounds a counter"
                     : plan->is_removed[k] ? "a condition in front of the loop did not hold"
                                           : plan->why[k];
    }
}

/* --- The version without checks ---------------------------------------------------------------------------- */

static enum low_op negated(enum low_op op)
{
    switch ((int)op) {
    case LOW_ULT: return LOW_ULE;
    case LOW_ULE: return LOW_ULT;
    case LOW_SLT: return LOW_SLE;
    case LOW_SLE: return LOW_SLT;
    case LOW_EQ: return LOW_NE;
    }
    return LOW_EQ;
}

/* `if (!condition) goto label`: an order is negated by exchanging its sides. */
static void append_test(struct eliding *e, const struct low_value *condition, uint32_t label,
                        struct where where)
{
    struct low_value *opposite = ARENA_NEW(e->arena, struct low_value);
    struct low_stmt *test = ARENA_NEW(e->arena, struct low_stmt);
    bool is_order = condition->op != LOW_EQ && condition->op != LOW_NE;
    opposite->op = negated(condition->op);
    opposite->type = LOW_U32;
    opposite->a = is_order ? condition->b : condition->a;
    opposite->b = is_order ? condition->a : condition->b;
    test->kind = LOW_IF;
    test->where = where;
    test->a = opposite;
    test->label = label;
    test->is_proof = true;
    low_stmts_add(&e->stmts, test, e->arena);
}

/* Labels of the loop have a counterpart in the version. */
static uint32_t counterpart(const uint32_t *labels, uint32_t label)
{
    return labels[label] ? labels[label] : label;
}

static void append_copy(struct eliding *e, const struct low_stmt *stmt, const uint32_t *labels)
{
    struct low_stmt *copy = ARENA_NEW(e->arena, struct low_stmt);
    *copy = *stmt;
    copy->label = counterpart(labels, stmt->label);
    if (stmt->case_count) {
        copy->cases = arena_array(e->arena, stmt->case_count, sizeof *copy->cases);
        for (size_t i = 0; i < stmt->case_count; i++)
            copy->cases[i] =
                (struct low_case){stmt->cases[i].value, counterpart(labels, stmt->cases[i].label)};
    }
    low_stmts_add(&e->stmts, copy, e->arena);
}

static void append_version(struct eliding *e, const struct plan *plan)
{
    struct low_function *f = e->function;
    const struct loop *loop = &e->loop;
    uint32_t *labels = arena_array(e->arena, f->label_count + 1, sizeof *labels);
    for (size_t i = loop->head; i < loop->end; i++) {
        if (f->stmts[i]->kind == LOW_LABEL)
            labels[f->stmts[i]->label] = ++f->label_count;
    }
    const struct low_stmt *head = f->stmts[loop->head];
    for (size_t i = 0; i < plan->conditions.count; i++)
        append_test(e, plan->conditions.list[i], head->label, head->where);
    for (size_t i = loop->head; i <= loop->end; i++) {
        append_copy(e, f->stmts[i], labels);
        if (i == loop->end || !plan->is_removed[i - loop->head])
            continue;
        struct low_stmt *copy = e->stmts.list[e->stmts.count - 1];
        copy->claim = labels[head->label];
        copy->note = "the conditions in front of the loop";
    }
}

/* --- Functions ----------------------------------------------------------------------------------------------- */

static void elide_loop(struct eliding *e, size_t head)
{
    struct plan plan = {0};
    if (!loop_find(&e->loop, head))
        return;
    bool is_planned = best_plan(e, &plan);
    note(e, is_planned ? &plan : NULL);
    bool grows = e->stmts.count + (e->loop.end - head) > e->function->stmt_count + GROWTH_MAX;
    if (is_planned && plan.removed && !grows)
        append_version(e, &plan);
}

static void elide_function(struct low_function *function, struct arena *arena)
{
    struct eliding e = {.function = function, .arena = arena};
    uint32_t labels = function->label_count; /* those of versions are not in `jumps` */
    e.loop =
        (struct loop){.function = function, .arena = arena, .jumps = loop_jumps(function, arena)};
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind == LOW_LABEL && stmt->label <= labels)
            elide_loop(&e, i);
        low_stmts_add(&e.stmts, stmt, arena);
    }
    low_stmts_give(&e.stmts, function);
}

/* Indices that are small by their form, against constants: `table[x & 255]`. */
static void claim_small(struct low_function *function)
{
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        bool is_index = stmt->kind == LOW_CHECK && !stmt->claim && low_is_constant(stmt->b) &&
                        low_checks[stmt->check].op == LOW_UGE && stmt->b->type != LOW_POINTER;
        if (!is_index || low_most(function, stmt->a, i) >= stmt->b->bits)
            continue;
        stmt->claim = LOW_CLAIM_FORM;
        stmt->note = "the index is small by its form";
    }
}

/* What the verifier could not follow is checked as before; of the claims by paths, or of all others. */
static void drop_unproven(struct low_function *function, bool by_paths)
{
    struct arena *scratch = arena_new();
    struct claims *claims = low_claims_new(function, scratch);
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind != LOW_CHECK || !stmt->claim ||
            (stmt->claim == LOW_CLAIM_PATHS) != by_paths || low_claims_hold(claims, i))
            continue;
        stmt->claim = 0;
        stmt->note = "the verifier could not show it";
    }
    arena_free(scratch);
}

static bool is_comparison_of_numbers(enum low_check check)
{
    switch (low_checks[check].kind) {
    case SPIN_FAULT_NULL:
    case SPIN_FAULT_BOUNDS:
    case SPIN_FAULT_START:
    case SPIN_FAULT_COUNT:
    case SPIN_FAULT_VIEW:
    case SPIN_FAULT_BLOCK:
    case SPIN_FAULT_DIVIDE: return true;
    }
    return false;
}

/* Checks that follow from what every path to them has passed. */
static void claim_by_paths(struct low_function *function)
{
    struct arena *scratch = arena_new();
    struct facts *facts = facts_new(function, scratch);
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        bool is_asked =
            stmt->kind == LOW_CHECK && !stmt->claim && is_comparison_of_numbers(stmt->check);
        if (!is_asked || !facts_show(facts, i))
            continue;
        stmt->claim = LOW_CLAIM_PATHS;
        stmt->note = "every path to it shows it";
    }
    arena_free(scratch);
}

static void elide_by_paths(struct low_function *function)
{
    claim_by_paths(function);
    drop_unproven(function, true);
}

/* Paths first: what they show needs no version. In the versions they may show more. */
void low_elide(struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next) {
        claim_small(f);
        drop_unproven(f, false);
        elide_by_paths(f);
        if (low_peel(f, unit->arena)) {
            drop_unproven(f, false);
            elide_by_paths(f);
        }
        elide_function(f, unit->arena);
        drop_unproven(f, false);
        elide_by_paths(f);
    }
}
