/* Goals against the flow of control: what goal.h says, and the goals that need no more than that. */
#include "goal.h"

#include <string.h>

enum {
    DEPTH_MAX = 12000, /* labels above each other */
    PENDING_MAX =
        12, /* goals of one kind that wait for each other at one label: it drifts in a loop */
    STEPS_MAX = 100000, /* statements that one question is followed over */
    VALUE_MAX = 64,     /* operators of a value that something was put into */
};

/* --- Assignments -------------------------------------------------------------------------------------- */

static unsigned value_size(const struct low_value *value)
{
    return value ? 1 + value_size(value->a) + value_size(value->b) : 0;
}

static const struct low_value *value_with(struct prover *p, const struct low_value *value,
                                          const struct low_local *local,
                                          const struct low_value *put)
{
    if (!value_mentions(value, local))
        return value;
    if (value->op == LOW_LOCAL)
        return put;
    struct low_value *copy = ARENA_NEW(p->arena, struct low_value);
    *copy = *value;
    copy->a = (struct low_value *)value_with(p, value->a, local, put);
    copy->b = (struct low_value *)value_with(p, value->b, local, put);
    return copy;
}

static struct sum sum_with(struct prover *p, const struct sum *sum, const struct low_local *local,
                           const struct low_value *put)
{
    struct sum result = {.is_bad = sum->is_bad, .constant = sum->constant};
    for (size_t i = 0; i < sum->count; i++) {
        const struct low_value *leaf = value_with(p, sum->terms[i].leaf, local, put);
        if (value_size(leaf) > VALUE_MAX)
            result.is_bad = true;
        struct sum part = sum_of(leaf);
        result = sum_add(&result, sum->terms[i].multiple, &part);
    }
    return result;
}

static bool sum_mentions(const struct sum *sum, const struct low_local *local)
{
    for (size_t i = 0; i < sum->count; i++) {
        if (value_mentions(sum->terms[i].leaf, local))
            return true;
    }
    return false;
}

static bool goal_mentions(const struct goal *goal, const struct low_local *local)
{
    return value_mentions(goal->value, local) || value_mentions(goal->when, local) ||
           sum_mentions(&goal->first, local) || sum_mentions(&goal->count, local);
}

/* local = put was passed. */
static bool goal_assign(struct prover *p, struct goal *goal, const struct low_local *local,
                        const struct low_value *put)
{
    if (goal->value)
        goal->value = value_with(p, goal->value, local, put);
    if (goal->when)
        goal->when = value_with(p, goal->when, local, put);
    goal->first = sum_with(p, &goal->first, local, put);
    goal->count = sum_with(p, &goal->count, local, put);
    return !goal->first.is_bad && !goal->count.is_bad && value_size(goal->value) <= VALUE_MAX &&
           value_size(goal->when) <= VALUE_MAX;
}

/* --- Facts ---------------------------------------------------------------------------------------------- */

static struct fact fact_of(enum low_op op, bool holds, const struct low_value *a,
                           const struct low_value *b)
{
    switch ((int)op) {
    case LOW_EQ:
    case LOW_NE:
        return (struct fact){.op = holds == (op == LOW_EQ) ? LOW_EQ : LOW_NE, .a = a, .b = b};
    case LOW_ULT:
        return holds ? (struct fact){.op = LOW_ULT, .a = a, .b = b}
                     : (struct fact){.op = LOW_ULE, .a = b, .b = a};
    case LOW_ULE:
        return holds ? (struct fact){.op = LOW_ULE, .a = a, .b = b}
                     : (struct fact){.op = LOW_ULT, .a = b, .b = a};
    case LOW_UGT: return fact_of(LOW_ULT, holds, b, a);
    case LOW_UGE: return fact_of(LOW_ULE, holds, b, a);
    case LOW_FLT:
    case LOW_FLE:
    case LOW_FNE: return (struct fact){.op = op, .is_not = !holds, .a = a, .b = b};
    }
    return (struct fact){.op = LOW_OP_COUNT};
}

static bool is_zero(const struct low_value *value)
{
    return value->op == LOW_CONSTANT && value->bits == 0;
}

static bool real_by_fact(struct prover *p, const struct goal *goal, const struct fact *fact,
                         size_t at)
{
    if (goal->kind == GOAL_REAL)
        return fact->op == LOW_FNE && fact->is_not && value_same(fact->a, goal->value) &&
               value_same(fact->b, goal->value);
    bool is_left = value_same(fact->a, goal->value), is_below = goal->kind == GOAL_BELOW;
    const struct low_value *limit = is_left ? fact->b : fact->a;
    if ((!is_left && !value_same(fact->b, goal->value)) || limit->op != LOW_REAL)
        return false;
    /* x < limit, !(limit <= x); !(x < limit); the latter two of numbers. */
    bool shows_below =
        is_left ? fact->op == LOW_FLT && !fact->is_not : fact->op == LOW_FLE && fact->is_not;
    bool shows_from = is_left && fact->op == LOW_FLT && fact->is_not;
    if (is_below ? !shows_below || limit->real > goal->real
                 : !shows_from || limit->real < goal->real)
        return false;
    return !fact->is_not || prove_float(p, GOAL_REAL, goal->value, 0, at);
}

/* Two numbers are not as they would have to be: nothing comes behind it. */
static bool is_impossible(const struct fact *fact)
{
    if (fact->a->op != LOW_CONSTANT || fact->b->op != LOW_CONSTANT)
        return false;
    bool is_short = fact->a->type == LOW_U32 && fact->b->type == LOW_U32;
    uint64_t a = is_short ? (uint32_t)fact->a->bits : fact->a->bits;
    uint64_t b = is_short ? (uint32_t)fact->b->bits : fact->b->bits;
    switch ((int)fact->op) {
    case LOW_EQ: return a != b;
    case LOW_NE: return a == b;
    case LOW_ULT: return a >= b;
    case LOW_ULE: return a > b;
    }
    return false;
}

/* Whether what is known before statement `at` shows the goal. */
static bool by_fact(struct prover *p, const struct goal *goal, const struct fact *fact, size_t at)
{
    if (fact->op == LOW_OP_COUNT || !fact->a || !fact->b)
        return false;
    switch (goal->kind) {
    case GOAL_THERE:
        if (there_by_answer(p, goal, fact, at))
            return true;
        return fact->op == LOW_NE && value_same(fact->a, goal->value) && is_zero(fact->b) &&
               prove_once(p, goal->value, at);
    case GOAL_NOT:
        return fact->op == LOW_NE && value_same(fact->a, goal->value) &&
               fact->b->op == LOW_CONSTANT && sum_is_number(&goal->count, fact->b->bits) &&
               prove_once(p, goal->value, at);
    case GOAL_KIND: return kind_by_fact(p, goal, fact, at);
    case GOAL_SPAN:
    case GOAL_ORDER: return span_by_fact(p, goal, fact, at);
    case GOAL_SAME:
    case GOAL_ONCE: return false;
    case GOAL_NEVER: return is_impossible(fact);
    case GOAL_REAL:
    case GOAL_BELOW:
    case GOAL_FROM: return real_by_fact(p, goal, fact, at);
    }
    return false;
}

static bool by_condition(struct prover *p, const struct goal *goal, const struct low_value *a,
                         bool holds, size_t at)
{
    if (!a->b)
        return false;
    struct fact fact = fact_of(a->op, holds, a->a, a->b);
    return by_fact(p, goal, &fact, at);
}

static bool by_check(struct prover *p, const struct goal *goal, const struct low_stmt *check,
                     size_t at)
{
    struct fact fact = fact_of(low_checks[check->check].op, false, check->a, check->b);
    fact.is_form = check->claim == LOW_CLAIM_FORM;
    fact.is_check = true;
    return by_fact(p, goal, &fact, at);
}

/* --- Labels ----------------------------------------------------------------------------------------------- */

/* An address that is still asked about stands for the type of its place alone (span.c). */
static bool goal_same(const struct goal *a, const struct goal *b)
{
    bool is_same_value = a->value == b->value || value_same(a->value, b->value);
    return a->kind == b->kind && is_same_value && value_same(a->when, b->when) &&
           a->need.target == b->need.target && a->need.function == b->need.function &&
           a->need.is_start == b->need.is_start && a->need.is_array == b->need.is_array &&
           a->need.is_bytes == b->need.is_bytes && a->need.is_header == b->need.is_header &&
           a->need.is_whole == b->need.is_whole && a->need.is_there == b->need.is_there &&
           a->need.is_nullable == b->need.is_nullable && a->real == b->real &&
           sum_equal(&a->first, &b->first) && sum_equal(&a->count, &b->count);
}

static void trail_add(struct prover *p, struct memo *memo)
{
    if (p->trail_count == p->trail_room) {
        size_t room = p->trail_room ? 2 * p->trail_room : 64;
        struct memo **trail = arena_array(p->arena, room, sizeof *trail);
        if (p->trail_count)
            memcpy(trail, p->trail, p->trail_count * sizeof *trail);
        p->trail = trail;
        p->trail_room = room;
    }
    p->trail[p->trail_count++] = memo;
}

/* What was concluded since then rests on what turned out not to hold. */
static void trail_undo(struct prover *p, size_t count)
{
    while (p->trail_count > count)
        p->trail[--p->trail_count]->is_gone = true;
}

static bool on_all_ways(struct prover *p, const struct goal *goal, size_t label)
{
    const struct low_stmt *here = p->function->stmts[label];
    if (label == 0) {
        struct goal copy = *goal;
        if (!prove(p, &copy, 0))
            return false;
    }
    for (const struct flow_way *way = p->flow.ways[here->label]; way; way = way->next) {
        const struct low_stmt *from = p->function->stmts[way->from];
        bool is_condition = from->kind == LOW_IF && way->is_taken;
        if (is_condition && by_condition(p, goal, from->a, true, way->from))
            continue;
        bool is_jump = way->is_taken;
        if (!prove(p, goal, is_jump ? way->from : way->from + 1))
            return false;
    }
    return true;
}

static bool prove_at_label(struct prover *p, const struct goal *goal, size_t label)
{
    struct memo **memos = &p->memos[p->function->stmts[label]->label];
    unsigned count = 0;
    for (const struct memo *memo = *memos; memo; memo = memo->next) {
        count += memo->is_pending && memo->goal.kind == goal->kind;
        if (!memo->is_gone && goal_same(&memo->goal, goal))
            return !memo->is_refuted;
    }
    if (p->depth >= DEPTH_MAX || count >= PENDING_MAX)
        return false;
    struct memo *memo = ARENA_NEW(p->arena, struct memo);
    memo->goal = *goal;
    memo->next = *memos;
    *memos = memo;
    size_t mark = p->trail_count;
    trail_add(p, memo);
    p->depth++;
    memo->is_pending = true;
    bool holds = on_all_ways(p, &memo->goal, label);
    memo->is_pending = false;
    p->depth--;
    if (!holds) {
        trail_undo(p, mark);
        memo->is_gone = false;
        memo->is_refuted = true;
    }
    return holds;
}

/* --- Statements -------------------------------------------------------------------------------------------- */

/* A divisor without -1: b + 2 * (b == -1) is 0 when b is (R20). */
static const struct low_value *divisor_behind(const struct low_value *value)
{
    bool is_sum =
        value->op == LOW_ADD && value->b->op == LOW_ADD && value_same(value->b->a, value->b->b);
    if (!is_sum)
        return NULL;
    const struct low_value *m = value->b->a;
    if (m->op == LOW_ZERO32 && value->type == LOW_U64)
        m = m->a;
    uint64_t minus_one = value->type == LOW_U64 ? UINT64_MAX : UINT32_MAX;
    bool is_test = m->op == LOW_EQ && value_same(m->a, value->a) && m->b->op == LOW_CONSTANT &&
                   m->b->bits == minus_one;
    return is_test ? value->a : NULL;
}

static enum answer not_settle(struct goal *goal)
{
    if (goal->value->op == LOW_CONSTANT)
        return sum_is_number(&goal->count, goal->value->bits) ? ANSWER_NO : ANSWER_YES;
    const struct low_value *divisor = divisor_behind(goal->value);
    if (divisor && !sum_is_number(&goal->count, 0))
        return ANSWER_YES;
    if (divisor)
        goal->value = divisor;
    return ANSWER_OPEN;
}

static enum answer real_settle(const struct goal *goal)
{
    if (goal->value->op != LOW_REAL)
        return goal->value->op == LOW_LOCAL ? ANSWER_OPEN : ANSWER_NO;
    double real = goal->value->real;
    bool holds = goal->kind == GOAL_BELOW  ? real < goal->real
                 : goal->kind == GOAL_FROM ? real >= goal->real
                                           : real == real;
    return holds ? ANSWER_YES : ANSWER_OPEN; /* a constant may have been compared */
}

/* Decided by the form of its values alone, or by other goals at this place. */
static enum answer settle(struct prover *p, struct goal *goal, size_t at)
{
    switch (goal->kind) {
    case GOAL_THERE: return there_settle(p, goal, at);
    case GOAL_NOT: return not_settle(goal);
    case GOAL_KIND: return kind_settle(p, goal, at);
    case GOAL_SPAN:
    case GOAL_ORDER: return span_settle(p, goal, at);
    case GOAL_SAME: return value_same(goal->value, goal->when) ? ANSWER_YES : ANSWER_OPEN;
    case GOAL_ONCE:
        if (goal->value->op == LOW_LOCAL)
            return ANSWER_OPEN;
        return prove_once(p, goal->value, at) ? ANSWER_YES : ANSWER_NO;
    case GOAL_REAL:
    case GOAL_BELOW:
    case GOAL_FROM: return real_settle(goal);
    case GOAL_NEVER: return ANSWER_OPEN;
    }
    return ANSWER_NO;
}

/* R25: references are always read once; nobody else writes the function's own memory, and nobody at all
 * what is constant. */
static bool is_read_once(const struct low_stmt *load)
{
    const struct low_place *place = load->place;
    return load->is_once || place->root == LOW_ROOT_LOCAL || load->local->type == LOW_POINTER ||
           (place->root == LOW_ROOT_GLOBAL && place->global->is_const);
}

/* An allocation that does not come back without an object. */
static bool is_new(const struct low_stmt *stmt)
{
    return stmt->kind == LOW_CALL && stmt->callee == LOW_CALL_ENTRY &&
           (strcmp(stmt->name, "spin_new") == 0 || strcmp(stmt->name, "spin_new_flex") == 0);
}

/* A local that the goal mentions gets its value from the statement, which is no assignment. */
static enum answer defined_by(struct prover *p, struct goal *goal, const struct low_stmt *stmt,
                              size_t at)
{
    switch (goal->kind) {
    case GOAL_THERE:
        if (!value_mentions(goal->value, stmt->local)) { /* nothing is known of the answer */
            goal->when = NULL;
            return ANSWER_OPEN;
        }
        return is_new(stmt) ? ANSWER_YES : ANSWER_NO;
    case GOAL_KIND: return kind_at(p, goal, stmt, at);
    case GOAL_SPAN:
    case GOAL_ORDER: return span_at(p, goal, stmt, at);
    case GOAL_ONCE: return stmt->kind != LOW_LOAD || is_read_once(stmt) ? ANSWER_YES : ANSWER_NO;
    case GOAL_SAME:
    case GOAL_NOT:
    case GOAL_REAL:
    case GOAL_BELOW:
    case GOAL_FROM:
    case GOAL_NEVER: break;
    }
    return ANSWER_NO;
}

/* `a` is not `b`, which is remembered of a span when that says that it is there at all. */
static void note_there(struct goal *goal, const struct low_value *a, const struct low_value *b)
{
    if (goal->kind == GOAL_SPAN && a && b && value_same(a, goal->value) && is_zero(b))
        goal->need.is_there = true;
}

/* Follows the goal over one statement that is no label. */
static enum answer pass(struct prover *p, struct goal *goal, const struct low_stmt *stmt, size_t at)
{
    switch (stmt->kind) {
    case LOW_SET:
        if (!goal_mentions(goal, stmt->local))
            return ANSWER_OPEN;
        return goal_assign(p, goal, stmt->local, stmt->a) ? ANSWER_OPEN : ANSWER_NO;
    case LOW_CHECK:
        if (by_check(p, goal, stmt, at))
            return ANSWER_YES;
        note_there(goal, low_checks[stmt->check].op == LOW_EQ ? stmt->a : NULL, stmt->b);
        return ANSWER_OPEN;
    case LOW_IF:
        if (by_condition(p, goal, stmt->a, false, at))
            return ANSWER_YES;
        note_there(goal, stmt->a->op == LOW_EQ ? stmt->a->a : NULL, stmt->a->b);
        return ANSWER_OPEN;
    case LOW_FIX:
        return goal->kind == GOAL_ONCE && goal->value->local == stmt->local ? ANSWER_YES
                                                                            : ANSWER_OPEN;
    case LOW_LOAD:
    case LOW_COUNT:
    case LOW_HEADER:
    case LOW_CALL:
        if (stmt->local && goal_mentions(goal, stmt->local))
            return defined_by(p, goal, stmt, at);
        return ANSWER_OPEN;
    case LOW_STORE:
    case LOW_COPY:
    case LOW_CLEAR:
    case LOW_SWITCH:
    case LOW_KEEP: return ANSWER_OPEN;
    case LOW_LABEL:
    case LOW_GOTO:
    case LOW_RETURN:
    case LOW_FAULT: break;
    }
    return ANSWER_NO;
}

/* The user's locals are 0 when the function begins; temporaries are not read before they are set. */
static const struct low_value *value_at_entry(struct prover *p, const struct low_value *value)
{
    if (!value || value->op <= LOW_TYPE_ID) {
        bool is_zero = value && value->op == LOW_LOCAL && !value->local->is_parameter &&
                       value->local->shown[0];
        if (!is_zero)
            return value;
        struct low_value *zero = ARENA_NEW(p->arena, struct low_value);
        zero->op = LOW_CONSTANT;
        zero->type = value->type;
        return zero;
    }
    struct low_value *copy = ARENA_NEW(p->arena, struct low_value);
    *copy = *value;
    copy->a = (struct low_value *)value_at_entry(p, value->a);
    copy->b = (struct low_value *)value_at_entry(p, value->b);
    return copy;
}

static struct sum sum_at_entry(struct prover *p, const struct sum *sum)
{
    struct sum result = {.is_bad = sum->is_bad, .constant = sum->constant};
    for (size_t i = 0; i < sum->count; i++) {
        struct sum part = sum_of(value_at_entry(p, sum->terms[i].leaf));
        result = sum_add(&result, sum->terms[i].multiple, &part);
    }
    return result;
}

static bool at_entry(struct prover *p, struct goal *goal)
{
    goal->value = value_at_entry(p, goal->value);
    goal->when = value_at_entry(p, goal->when);
    goal->first = sum_at_entry(p, &goal->first);
    goal->count = sum_at_entry(p, &goal->count);
    enum answer answer = settle(p, goal, 0);
    if (answer != ANSWER_OPEN)
        return answer == ANSWER_YES;
    switch (goal->kind) {
    case GOAL_THERE: return there_at_entry(p, goal);
    case GOAL_KIND: return kind_at_entry(p, goal);
    case GOAL_SPAN: return span_at_entry(p, goal);
    case GOAL_ONCE: return true;
    case GOAL_ORDER:
    case GOAL_SAME:
    case GOAL_NOT:
    case GOAL_REAL:
    case GOAL_BELOW:
    case GOAL_FROM:
    case GOAL_NEVER: break;
    }
    return false;
}

bool prove(struct prover *p, const struct goal *wanted, size_t at)
{
    struct goal goal = *wanted;
    for (;;) {
        enum answer answer = settle(p, &goal, at);
        if (answer != ANSWER_OPEN)
            return answer == ANSWER_YES;
        if (at == 0)
            return at_entry(p, &goal);
        if (p->steps++ > STEPS_MAX)
            return false;
        const struct low_stmt *stmt = p->function->stmts[at - 1];
        if (stmt->kind == LOW_LABEL)
            return prove_at_label(p, &goal, at - 1);
        answer = pass(p, &goal, stmt, at - 1);
        if (answer != ANSWER_OPEN)
            return answer == ANSWER_YES;
        at--;
    }
}

/* --- Forms ---------------------------------------------------------------------------------------------------- */

bool prove_there(struct prover *p, const struct low_value *value, size_t at)
{
    return prove(p, &(struct goal){.kind = GOAL_THERE, .value = value}, at);
}

bool prove_same(struct prover *p, const struct low_value *a, const struct low_value *b, size_t at)
{
    return prove(p, &(struct goal){.kind = GOAL_SAME, .value = a, .when = b}, at);
}

bool prove_kind(struct prover *p, const struct low_value *value, struct need need, size_t at)
{
    return prove(p, &(struct goal){.kind = GOAL_KIND, .value = value, .need = need}, at);
}

bool prove_span(struct prover *p, const struct low_value *value, const struct sum *first,
                const struct sum *count, struct need need, size_t at)
{
    struct goal goal = {
        .kind = GOAL_SPAN, .value = value, .first = *first, .count = *count, .need = need};
    return prove(p, &goal, at);
}

bool prove_order(struct prover *p, const struct sum *a, const struct sum *b, size_t at)
{
    return prove(p, &(struct goal){.kind = GOAL_ORDER, .first = *a, .count = *b}, at);
}

bool prove_once(struct prover *p, const struct low_value *value, size_t at)
{
    if (!p->is_final || !value)
        return true;
    if (value->op == LOW_LOCAL)
        return prove(p, &(struct goal){.kind = GOAL_ONCE, .value = value}, at);
    return prove_once(p, value->a, at) && prove_once(p, value->b, at);
}

bool prove_not(struct prover *p, const struct low_value *value, uint64_t number, size_t at)
{
    struct goal goal = {.kind = GOAL_NOT, .value = value, .count = sum_number(number)};
    return prove(p, &goal, at);
}

bool prove_float(struct prover *p, enum goal_kind kind, const struct low_value *value, double real,
                 size_t at)
{
    return prove(p, &(struct goal){.kind = kind, .value = value, .real = real}, at);
}
