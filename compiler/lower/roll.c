/* Loops that clang shall not unroll.
 *
 * The optimising back end unrolls a loop also when checks leave it, since a loop without checks would be, too. It
 * takes any jump out of the loop for one that is hardly ever taken. That holds of checks; a loop that ends by what
 * it reads, or in several places, runs few turns as often as many, and testing how many there are before the first
 * is not worth it. Such loops are marked here, head and jump back, and emitted as `do .. while`, which is what clang
 * can be told something about.
 *
 * requires: nothing is changed any more. ensures: marked loops have none inside, and one jump back. */
#include "loop.h"

#include "lower.h"

enum { ROLL_DEPTH = 8 };

static bool is_between(const struct loop *loop, uint32_t label)
{
    size_t at = loop->jumps[label].at;
    return at >= loop->head && at <= loop->end;
}

/* A loop at this label: one jump back to it, none inside. */
static bool find_loop(struct loop *loop, size_t head)
{
    const struct low_function *f = loop->function;
    const struct jumps *back = &loop->jumps[f->stmts[head]->label];
    if (back->first == SIZE_MAX || back->first < head || back->first != back->last)
        return false;
    loop->head = head;
    loop->end = back->last;
    for (size_t i = head + 1; i < loop->end; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        const struct jumps *to = stmt->kind == LOW_LABEL ? &loop->jumps[stmt->label] : NULL;
        if (to && to->first != SIZE_MAX && to->last > i)
            return false;
    }
    return f->stmts[loop->end]->kind == LOW_GOTO;
}

/* --- Where it ends ------------------------------------------------------------------------------------- */

static bool leaves(const struct loop *loop, size_t at)
{
    const struct low_stmt *stmt = loop->function->stmts[at];
    bool is_jump = stmt->kind == LOW_GOTO || stmt->kind == LOW_IF;
    bool leaves = stmt->kind == LOW_RETURN || (is_jump && !is_between(loop, stmt->label));
    for (size_t i = 0; i < stmt->case_count; i++)
        leaves |= !is_between(loop, stmt->cases[i].label);
    return leaves;
}

static bool is_read(const struct loop *loop, const struct low_value *value, unsigned depth);

static bool is_local_read(const struct loop *loop, const struct low_local *local, unsigned depth)
{
    for (size_t i = loop->head; i < loop->end; i++) {
        const struct low_stmt *stmt = loop->function->stmts[i];
        if (stmt->local != local || stmt->kind == LOW_FIX)
            continue;
        if (stmt->kind != LOW_SET || is_read(loop, stmt->a, depth + 1))
            return true;
    }
    return false;
}

/* Whether a value depends on what a turn reads, as far as one looks. */
static bool is_read(const struct loop *loop, const struct low_value *value, unsigned depth)
{
    if (!value || depth > ROLL_DEPTH)
        return false;
    if (value->op == LOW_LOCAL)
        return is_local_read(loop, value->local, depth);
    return is_read(loop, value->a, depth + 1) || is_read(loop, value->b, depth + 1);
}

/* Whether a value is of constants and this local alone. */
static bool is_stepped(const struct low_value *value, const struct low_local *local)
{
    if (value && value->op == LOW_LOCAL)
        return value->local == local;
    return !value || low_is_constant(value) ||
           (value->a && is_stepped(value->a, local) && is_stepped(value->b, local));
}

/* Whether all locals in a value begin with constants, of which steps make others. */
static bool is_known(const struct loop *loop, const struct low_value *value)
{
    if (!value || low_is_constant(value))
        return true;
    if (value->op != LOW_LOCAL)
        return value->a && is_known(loop, value->a) && is_known(loop, value->b);
    bool is_known = !value->local->is_parameter;
    for (size_t i = 0; i < loop->function->stmt_count; i++) {
        const struct low_stmt *stmt = loop->function->stmts[i];
        if (stmt->local == value->local)
            is_known &= stmt->kind == LOW_SET && is_stepped(stmt->a, value->local);
    }
    return is_known;
}

/* Whether it is a counter that ends it, and nothing else; or one that goes from constants to a constant: clang knows
 * how many turns there are at most, and may make of them what is no loop. */
static bool is_counted(const struct loop *loop)
{
    size_t exits = 0, counts = 0, known = 0;
    for (size_t i = loop->head; i <= loop->end; i++) {
        const struct low_stmt *stmt = loop->function->stmts[i];
        if (!leaves(loop, i))
            continue;
        exits++;
        if (stmt->kind != LOW_IF || !stmt->a->b || is_read(loop, stmt->a, 0))
            continue;
        counts++;
        known += is_known(loop, stmt->a);
    }
    return known || (exits == 1 && counts == 1);
}

static void roll_function(struct low_function *function, struct arena *arena)
{
    struct loop loop = {.function = function, .jumps = loop_jumps(function, arena)};
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind != LOW_LABEL || !find_loop(&loop, i) || is_counted(&loop))
            continue;
        stmt->is_rolled = true;
        function->stmts[loop.end]->is_rolled = true;
    }
}

void low_roll_loops(struct low_unit *unit)
{
    struct arena *scratch = arena_new();
    for (struct low_function *f = unit->functions; f; f = f->next)
        roll_function(f, scratch);
    arena_free(scratch);
}
