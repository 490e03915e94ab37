/* Indices that are a sum with a constant, printed as such.
 *
 * Lowering gives each index a temporary: `t = i + 2; check t; q[t]`. Behind the check the place says the
 * sum itself as well, and is printed with the constant last, as `(q + i)[2]`: so the back end sees that
 * accesses are neighbours. It is the same address, as sums of addresses wrap (-fwrapv). */
#include "lower.h"

enum { DISTANCE = 60 }; /* statements that are looked back at */

/* Whether there is a constant to be taken out. */
static bool is_sum(const struct low_value *value)
{
    if (value->op != LOW_ADD && value->op != LOW_SUB)
        return false;
    bool has_constant = low_is_constant(value->a) || low_is_constant(value->b);
    return has_constant || is_sum(value->a) || is_sum(value->b);
}

static bool changes_any(const struct low_function *f, size_t from, size_t to,
                        const struct low_value *value)
{
    for (size_t i = from; i < to; i++) {
        if (f->stmts[i]->local && low_value_mentions(value, f->stmts[i]->local))
            return true;
    }
    return false;
}

/* What the index was set to in the same straight run of statements, when that still has the value. */
static const struct low_value *sum_of(const struct low_function *f, const struct low_value *index,
                                      size_t at)
{
    if (!index || index->op != LOW_LOCAL)
        return NULL;
    for (size_t i = at; i-- > 0 && at - i < DISTANCE;) {
        const struct low_stmt *stmt = f->stmts[i];
        if (stmt->kind == LOW_LABEL)
            return NULL;
        if (stmt->local != index->local)
            continue;
        bool is_named = stmt->kind == LOW_SET && is_sum(stmt->a);
        return is_named && !changes_any(f, i, at, stmt->a) ? stmt->a : NULL;
    }
    return NULL;
}

static struct low_place *spell(const struct low_function *f, const struct low_place *place,
                               size_t at, struct arena *arena)
{
    struct low_place *copy = ARENA_NEW(arena, struct low_place);
    *copy = *place;
    copy->sum = sum_of(f, place->index, at);
    copy->steps = arena_array(arena, place->step_count + 1, sizeof *copy->steps);
    for (size_t i = 0; i < place->step_count; i++) {
        copy->steps[i] = place->steps[i];
        copy->steps[i].sum = sum_of(f, place->steps[i].index, at);
    }
    return copy;
}

void low_spell_sums(struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next) {
        for (size_t i = 0; i < f->stmt_count; i++) {
            struct low_stmt *stmt = f->stmts[i];
            if (stmt->kind == LOW_LOAD || stmt->kind == LOW_STORE)
                stmt->place = spell(f, stmt->place, i, unit->arena);
        }
    }
}

/* --- The proof ------------------------------------------------------------------------------------------ */

/* Assignments that still hold, the last one of each local, within a straight run of statements. */
struct holding {
    const struct low_stmt *sets[DISTANCE];
    size_t count;
};

static void hold(struct holding *holding, const struct low_stmt *stmt)
{
    size_t kept = 0;
    for (size_t i = 0; i < holding->count; i++) {
        const struct low_stmt *set = holding->sets[i];
        if (set->local != stmt->local && !low_value_mentions(set->a, stmt->local))
            holding->sets[kept++] = set;
    }
    holding->count = kept;
    if (stmt->kind != LOW_SET || low_value_mentions(stmt->a, stmt->local))
        return;
    if (holding->count == DISTANCE) {
        for (size_t i = 1; i < DISTANCE; i++)
            holding->sets[i - 1] = holding->sets[i];
        holding->count--;
    }
    holding->sets[holding->count++] = stmt;
}

static void prove_sum(const struct low_function *f, const struct low_stmt *at,
                      const struct holding *holding, const struct low_value *index,
                      const struct low_value *sum)
{
    bool holds = false;
    if (!sum)
        return;
    for (size_t i = 0; i < holding->count; i++)
        holds |= index->local == holding->sets[i]->local && sum == holding->sets[i]->a;
    if (!holds)
        lower_ice(at->where, "%s: an index is printed as another one", f->name);
}

static void prove_place(const struct low_function *f, const struct low_stmt *at,
                        const struct holding *holding, const struct low_place *place)
{
    if (!place)
        return;
    prove_sum(f, at, holding, place->index, place->sum);
    for (size_t i = 0; i < place->step_count; i++)
        prove_sum(f, at, holding, place->steps[i].index, place->steps[i].sum);
}

void low_verify_sums(const struct low_unit *unit)
{
    for (const struct low_function *f = unit->functions; f; f = f->next) {
        struct holding holding = {.count = 0};
        for (size_t i = 0; i < f->stmt_count; i++) {
            const struct low_stmt *stmt = f->stmts[i];
            prove_place(f, stmt, &holding, stmt->place);
            prove_place(f, stmt, &holding, stmt->source);
            if (stmt->kind == LOW_LABEL)
                holding.count = 0;
            else if (stmt->local)
                hold(&holding, stmt);
        }
    }
}
