/* A search for why a check passes: backwards from it over every path, till conditions, checks,
 * assignments or the beginning of the function have settled what is asked.
 *
 * What is asked is a difference of two numbers. An assignment to one of them is put in its place; behind
 * a condition its sides may be put in place of one. At a label all ways in must hold; a goal that comes
 * back to a label where it is asked already, and is no stronger, holds there by induction: a run that
 * comes to the label again has come to it before. */
#include "facts_inside.h"

#include "lower.h"

enum {
    FUEL = 4000,   /* statements that are looked at for one check */
    NESTED = 8,    /* goals asked on the way to another */
    MENTIONED = 3, /* locals that stand for what a value mentions */
    OPEN = 200,    /* labels on the way back */
};

/* Numbers the locals: from 1 on those that something changes or that are parameters, 0 all others. */
static void number_locals(struct facts *facts)
{
    const struct low_function *f = facts->function;
    uint32_t count = 0;
    for (struct low_local *local = f->locals; local; local = local->next)
        local->number = 0;
    for (size_t i = 0; i < f->parameter_count; i++)
        f->parameters[i]->number = ++count;
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_local *local = f->stmts[i]->local;
        if (local && local->number == 0)
            local->number = ++count;
    }
    facts->aliases = arena_array(facts->arena, count + 1, sizeof *facts->aliases);
}

static bool is_change(const struct low_stmt *stmt)
{
    return stmt->local && stmt->kind != LOW_FIX;
}

static void find_aliases(struct facts *facts)
{
    const struct low_function *f = facts->function;
    uint8_t *changes = arena_array(facts->arena, f->stmt_count + f->parameter_count + 2, 1);
    for (size_t i = 0; i < f->stmt_count; i++) {
        if (is_change(f->stmts[i]) && changes[f->stmts[i]->local->number] < 2)
            changes[f->stmts[i]->local->number]++;
    }
    for (size_t i = 0; i < f->parameter_count; i++)
        facts->aliases[f->parameters[i]->number].is_fixed = changes[f->parameters[i]->number] == 0;
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        if (stmt->kind == LOW_LABEL || stmt->kind == LOW_IF || stmt->kind == LOW_GOTO ||
            stmt->kind == LOW_SWITCH)
            break;
        if (stmt->kind != LOW_SET || changes[stmt->local->number] != 1)
            continue;
        struct alias *alias = &facts->aliases[stmt->local->number];
        alias->from = i;
        for (int is_signed = 0; is_signed < 2; is_signed++) {
            facts->fuel = FUEL;
            struct sum sum = facts_sum(facts, stmt->a, is_signed, i);
            bool is_fixed =
                sum.is_known && sum.side.local && facts->aliases[sum.side.local->number].is_fixed;
            alias->read[is_signed] = is_fixed ? sum : (struct sum){0};
        }
    }
}

static void find_ways(struct facts *facts)
{
    const struct low_function *f = facts->function;
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        bool is_jump = stmt->kind == LOW_GOTO || stmt->kind == LOW_IF;
        for (size_t k = 0; k < stmt->case_count + is_jump; k++) {
            uint32_t label = k < stmt->case_count ? stmt->cases[k].label : stmt->label;
            struct way *way = ARENA_NEW(facts->arena, struct way);
            *way = (struct way){i, facts->ways[label]};
            facts->ways[label] = way;
        }
    }
}

struct facts *facts_new(const struct low_function *function, struct arena *arena)
{
    struct facts *facts = ARENA_NEW(arena, struct facts);
    facts->function = function;
    facts->arena = arena;
    facts->ways = arena_array(arena, function->label_count + 1, sizeof(struct way *));
    facts->asked = arena_array(arena, function->label_count + 1, sizeof(struct asked *));
    number_locals(facts);
    find_ways(facts);
    find_aliases(facts);
    return facts;
}

static bool is_same_side(const struct side *a, const struct side *b)
{
    return a->local == b->local && (!a->local || a->is_signed == b->is_signed);
}

/* By the sides alone. */
bool goal_is_plain(const struct goal *goal)
{
    return (is_same_side(&goal->left, &goal->right) && goal->by >= 0) ||
           side_most(&goal->left) <= side_least(&goal->right) + goal->by;
}

/* Whether a side that is told of can stand for one that is asked for. As signed number a local is never
 * more than as unsigned one, and the same where it is not negative. */
static bool stands_for(struct facts *facts, const struct side *told, const struct side *asked,
                       bool is_left, size_t at)
{
    if (told->local != asked->local)
        return false;
    if (!told->local || told->is_signed == asked->is_signed || asked->is_signed == is_left)
        return true;
    const struct side zero = {0}, as_signed = {told->local, true};
    return facts_prove(facts, (struct goal){zero, as_signed, 0}, at);
}

/* Whether what is told gives the goal, at once or with one of its sides put in place of the goal's. */
static bool is_told(struct facts *facts, const struct goal *goal, const struct goal *told,
                    size_t at)
{
    bool is_left = stands_for(facts, &told->left, &goal->left, true, at);
    bool is_right = stands_for(facts, &told->right, &goal->right, false, at);
    number rest = goal->by - told->by;
    if (is_left && is_right)
        return rest >= 0;
    struct goal by_left = {told->right, goal->right, rest},
                by_right = {goal->left, told->left, rest};
    return (is_left && goal->left.local && facts_prove(facts, by_left, at)) ||
           (is_right && goal->right.local && facts_prove(facts, by_right, at));
}

/* The same of all that the statement at `at` tells. Words that a condition compares are read once when an
 * answer rests on it. */
static bool is_told_at(struct facts *facts, const struct goal *goal, const struct goal *told,
                       size_t count, size_t at)
{
    for (size_t i = 0; i < count; i++) {
        if (is_told(facts, goal, &told[i], at))
            return facts->function->stmts[at]->is_proof = true;
    }
    return false;
}

/* --- Labels ---------------------------------------------------------------------------------------------- */

static bool goes_on(const struct low_stmt *stmt)
{
    return stmt->kind != LOW_GOTO && stmt->kind != LOW_RETURN && stmt->kind != LOW_FAULT;
}

static bool is_asked_for(const struct low_local *local, const struct goal *goal)
{
    return local && (local == goal->left.local || local == goal->right.local);
}

/* Whether a value has to do with what is asked for. */
static bool mentions(const struct facts *facts, const struct low_value *value,
                     const struct goal *goal, size_t at, unsigned depth)
{
    if (!value || depth > MENTIONED)
        return false;
    if (value->op != LOW_LOCAL || value->local->memory)
        return mentions(facts, value->a, goal, at, depth) ||
               mentions(facts, value->b, goal, at, depth);
    const struct sum *read = facts->aliases[value->local->number].read;
    if (is_asked_for(value->local, goal) || is_asked_for(read[0].side.local, goal) ||
        is_asked_for(read[1].side.local, goal))
        return true;
    size_t from = facts_setting(facts, value->local, at);
    return from != SIZE_MAX &&
           mentions(facts, facts->function->stmts[from]->a, goal, from, depth + 1);
}

/* The way from a jump: behind its condition. */
static bool holds_from(struct facts *facts, const struct goal *goal, size_t from)
{
    const struct low_stmt *jump = facts->function->stmts[from];
    struct goal told[2];
    size_t count = 0;
    if (jump->kind == LOW_IF && mentions(facts, jump->a, goal, from, 0))
        count = facts_of_condition(facts, jump->a, true, from, told);
    return is_told_at(facts, goal, told, count, from) || facts_search(facts, goal, from);
}

static bool holds_on_all_ways(struct facts *facts, const struct goal *goal, size_t at)
{
    const struct low_function *f = facts->function;
    if (at == 0 || (goes_on(f->stmts[at - 1]) && !facts_search(facts, goal, at)))
        return false;
    for (const struct way *way = facts->ways[f->stmts[at]->label]; way; way = way->next) {
        if (!holds_from(facts, goal, way->from))
            return false;
    }
    return true;
}

/* The answer that is there already; an open goal is relied on. */
static bool find_answer(struct facts *facts, uint32_t label, const struct goal *goal, bool *holds)
{
    for (struct asked *a = facts->asked[label]; a; a = a->next) {
        if (!is_same_side(&a->goal.left, &goal->left) ||
            !is_same_side(&a->goal.right, &goal->right))
            continue;
        if (a->state == ASKED_FAILS && goal->by > a->goal.by)
            continue;
        if (a->state == ASKED_HOLDS && goal->by < a->goal.by)
            continue;
        *holds = a->state != ASKED_FAILS && goal->by >= a->goal.by;
        if (a->state == ASKED_OPEN && *holds && a->depth < facts->relied)
            facts->relied = a->depth;
        return true;
    }
    return false;
}

/* An answer that rests on a goal that is still open further out is not kept. */
static bool ask_at_label(struct facts *facts, const struct goal *goal, size_t at)
{
    uint32_t label = facts->function->stmts[at]->label;
    bool holds;
    if (find_answer(facts, label, goal, &holds))
        return holds;
    if (facts->open == OPEN)
        return false;
    struct asked *asked = ARENA_NEW(facts->arena, struct asked);
    size_t relied = facts->relied;
    *asked = (struct asked){*goal, ASKED_OPEN, facts->open++, facts->asked[label]};
    facts->asked[label] = asked;
    facts->relied = SIZE_MAX;
    holds = holds_on_all_ways(facts, goal, at);
    facts->open--;
    asked->state = holds ? ASKED_HOLDS : ASKED_FAILS;
    if ((holds && facts->relied < asked->depth) || facts->fuel == 0)
        facts->asked[label] = asked->next;
    if (facts->relied >= asked->depth || !holds)
        facts->relied = SIZE_MAX;
    facts->relied = relied < facts->relied ? relied : facts->relied;
    return holds;
}

/* --- Statements -------------------------------------------------------------------------------------------- */

/* What every local but parameters is when the function begins. */
static bool holds_at_entry(const struct facts *facts, struct goal goal)
{
    struct side *sides[] = {&goal.left, &goal.right};
    for (int i = 0; i < 2; i++) {
        bool is_parameter = false;
        for (size_t k = 0; k < facts->function->parameter_count; k++)
            is_parameter |= facts->function->parameters[k] == sides[i]->local;
        if (!is_parameter)
            sides[i]->local = NULL;
    }
    return goal_is_plain(&goal);
}

static bool changes(const struct low_stmt *stmt, const struct goal *goal)
{
    return is_change(stmt) && (stmt->local == goal->left.local || stmt->local == goal->right.local);
}

bool facts_search(struct facts *facts, const struct goal *goal, size_t at)
{
    if (goal_is_plain(goal))
        return true;
    while (at-- > 0) {
        const struct low_stmt *stmt = facts->function->stmts[at];
        struct goal told[2];
        size_t count = 0;
        if (facts->fuel == 0)
            return false;
        facts->fuel--;
        if (stmt->kind == LOW_LABEL)
            return ask_at_label(facts, goal, at);
        if (changes(stmt, goal))
            return facts_behind_change(facts, goal, at);
        if (stmt->kind == LOW_IF && mentions(facts, stmt->a, goal, at, 0))
            count = facts_of_condition(facts, stmt->a, false, at, told);
        if (stmt->kind == LOW_CHECK &&
            (mentions(facts, stmt->a, goal, at, 0) || mentions(facts, stmt->b, goal, at, 0)))
            count = facts_of_check(facts, at, told);
        if (is_told_at(facts, goal, told, count, at))
            return true;
    }
    return holds_at_entry(facts, *goal);
}

bool facts_prove(struct facts *facts, struct goal goal, size_t at)
{
    if (goal_is_plain(&goal))
        return true;
    if (facts->nested >= NESTED || facts->fuel == 0)
        return false;
    facts->nested++;
    bool holds = facts_search(facts, &goal, at);
    facts->nested--;
    return holds;
}

/* --- Checks ------------------------------------------------------------------------------------------------- */

static bool is_below(struct facts *facts, const struct sum *a, const struct sum *b, number by,
                     size_t at)
{
    struct goal goal = {a->side, b->side, b->by - a->by + by};
    facts->fuel = FUEL;
    if (facts_prove(facts, goal, at))
        return true;
    if (!b->side.local || b->side.is_signed)
        return false;
    const struct alias *alias = &facts->aliases[b->side.local->number];
    const struct sum *as_signed = &alias->read[true]; /* which is not more than the same unsigned */
    goal = (struct goal){a->side, as_signed->side, b->by + as_signed->by - a->by + by};
    facts->fuel = FUEL;
    return as_signed->is_known && alias->from < at && facts_prove(facts, goal, at);
}

bool facts_show(struct facts *facts, size_t at)
{
    const struct low_stmt *check = facts->function->stmts[at];
    facts->fuel = FUEL;
    facts->relied = SIZE_MAX;
    struct sum a = facts_sum(facts, check->a, false, at), b = facts_sum(facts, check->b, false, at);
    if (!a.is_known || !b.is_known)
        return false;
    switch ((int)low_checks[check->check].op) {
    case LOW_UGE: return is_below(facts, &a, &b, -1, at);
    case LOW_UGT: return is_below(facts, &a, &b, 0, at);
    case LOW_EQ: return is_below(facts, &a, &b, -1, at) || is_below(facts, &b, &a, -1, at);
    case LOW_NE: return is_below(facts, &a, &b, 0, at) && is_below(facts, &b, &a, 0, at);
    }
    return false;
}
