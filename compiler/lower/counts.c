/* Element counts that go where their references go (R25).
 *
 * A local that holds one reference after another, as what a place holds does where an array grows, is counted
 * anew wherever its elements are accessed: no count is known behind the ways that meet. Such a local gets a
 * companion that is set wherever it is: to the companion of what it is a copy of, to a local that is known to hold
 * the count, to 0 for null; behind a load it is counted. Only where that takes fewer counts, those in loops first.
 *
 * requires: contents are forwarded (reuse.c). ensures: a companion is the element count of its reference
 * behind both assignments, which stand side by side. */
#include "loop.h"
#include "lower.h"
#include "reuse_inside.h"

enum { DEPTH_MAX = 6, DEPTH_BITS = 3 };

/* A local that may get a companion. */
struct counted {
    struct low_local *reference, *count;
    bool is_out;
    struct counted *next;
};

struct counting {
    struct reusing *r;
    struct counted *list;
    struct low_local **sources; /* by statement: what holds the count of what a local is set to */
    const struct jumps *jumps;
};

static struct counted *counted_of(const struct counting *c, const struct low_local *local)
{
    struct counted *counted = c->list;
    while (counted && (counted->is_out || counted->reference != local))
        counted = counted->next;
    return counted;
}

static const struct low_local *counted_by(const struct low_stmt *stmt)
{
    return stmt->kind == LOW_COUNT && stmt->a->op == LOW_LOCAL ? stmt->a->local : NULL;
}

static bool is_definition(const struct low_stmt *stmt, const struct low_local *local)
{
    return stmt->local == local && stmt->kind != LOW_FIX;
}

static bool is_null(const struct low_value *value)
{
    return value->op == LOW_CONSTANT && value->bits == 0;
}

/* --- Which ------------------------------------------------------------------------------------------------ */

/* Set in several places, and never asked what it is. */
static bool may_be_counted(const struct low_function *f, const struct low_local *local)
{
    size_t definitions = 0;
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        definitions += is_definition(stmt, local);
        if (stmt->kind == LOW_HEADER && stmt->a->local == local)
            return false;
    }
    return definitions > 1 && local->type == LOW_POINTER && !local->memory && !local->is_parameter;
}

static void find_counted(struct counting *c)
{
    const struct low_function *f = c->r->function;
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_local *local = counted_by(f->stmts[i]);
        if (!local || counted_of(c, local) || !may_be_counted(f, local))
            continue;
        struct counted *counted = ARENA_NEW(c->r->scratch, struct counted);
        *counted = (struct counted){.reference = (struct low_local *)local, .next = c->list};
        c->list = counted;
    }
}

static struct low_local *holder_of(const struct known *k, uint32_t number)
{
    struct low_local *local = k->function->locals;
    while (local &&
           (local->memory || local->type != LOW_U64 || k->now.locals[local->number] != number))
        local = local->next;
    return local;
}

/* What holds the count that a companion is to be set to. */
static void note_source(struct known *k, void *context)
{
    struct counting *c = context;
    const struct low_stmt *stmt = k->function->stmts[k->at];
    if (!k->now.is_reached || stmt->kind != LOW_SET || !counted_of(c, stmt->local))
        return;
    struct number_node node = {.kind = NUMBER_COUNT,
                               .a = number_value(&k->numbers, stmt->a, k->now.locals)};
    c->sources[k->at] = holder_of(k, number_of(&k->numbers, &node));
}

/* A copy of what has a companion itself. */
static struct counted *origin_of(const struct counting *c, const struct low_stmt *stmt)
{
    return stmt->kind == LOW_SET && stmt->a->op == LOW_LOCAL ? counted_of(c, stmt->a->local) : NULL;
}

/* How often the statement may be done, compared to others. */
static uint64_t weight_of(const struct counting *c, size_t at)
{
    const struct low_function *f = c->r->function;
    unsigned depth = 0;
    for (uint32_t label = 0; label <= f->label_count; label++) {
        const struct jumps *jumps = &c->jumps[label];
        depth += jumps->last != SIZE_MAX && jumps->at <= at && jumps->last >= at;
    }
    return (uint64_t)1 << DEPTH_BITS * (depth < DEPTH_MAX ? depth : DEPTH_MAX);
}

/* Whether its companion can be set wherever it is, and spares more counts than it takes. */
static bool is_worthwhile(const struct counting *c, const struct counted *counted)
{
    const struct low_function *f = c->r->function;
    uint64_t spared = 0, taken = 0;
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        if (counted_by(stmt) == counted->reference)
            spared += weight_of(c, i);
        if (!is_definition(stmt, counted->reference))
            continue;
        if (stmt->kind == LOW_LOAD)
            taken += weight_of(c, i);
        else if (stmt->kind != LOW_SET ||
                 (!is_null(stmt->a) && !c->sources[i] && !origin_of(c, stmt)))
            return false;
    }
    return spared > taken;
}

static bool choose(struct counting *c)
{
    bool is_any = false;
    for (bool has_changed = true; has_changed;) {
        has_changed = is_any = false;
        for (struct counted *counted = c->list; counted; counted = counted->next) {
            bool is_out = counted->is_out || !is_worthwhile(c, counted);
            has_changed |= is_out != counted->is_out;
            counted->is_out = is_out;
            is_any |= !is_out;
        }
    }
    return is_any;
}

/* --- Rewriting ---------------------------------------------------------------------------------------------- */

static void set_count(struct counting *c, const struct counted *counted, size_t at)
{
    struct reusing *r = c->r;
    const struct low_stmt *stmt = r->function->stmts[at];
    struct low_stmt set = {.kind = LOW_SET, .where = stmt->where, .local = counted->count};
    const struct counted *origin = origin_of(c, stmt);
    if (stmt->kind == LOW_LOAD) {
        set.kind = LOW_COUNT;
        set.a = reuse_value(r, counted->reference);
    } else if (origin) {
        set.a = reuse_value(r, origin->count);
    } else if (c->sources[at]) {
        set.a = reuse_value(r, c->sources[at]);
    } else {
        set.a = ARENA_NEW(r->unit->arena, struct low_value);
        *set.a = (struct low_value){.op = LOW_CONSTANT, .type = LOW_U64};
    }
    reuse_append(r, set);
}

static void rewrite(struct counting *c)
{
    struct reusing *r = c->r;
    const struct low_function *f = r->function;
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct counted *counted = counted_of(c, counted_by(f->stmts[i]));
        if (counted) {
            struct low_stmt set = *f->stmts[i];
            set.kind = LOW_SET;
            set.a = reuse_value(r, counted->count);
            reuse_append(r, set);
            continue;
        }
        low_stmts_add(&r->stmts, f->stmts[i], r->unit->arena);
        counted = counted_of(c, f->stmts[i]->kind == LOW_FIX ? NULL : f->stmts[i]->local);
        if (counted)
            set_count(c, counted, i);
    }
}

void reuse_counts(struct reusing *r)
{
    struct low_function *f = r->function;
    struct counting c = {.r = r};
    const struct low_local like = {.type = LOW_U64};
    find_counted(&c);
    if (!c.list || !known_init(&r->known, f, r->scratch))
        return;
    c.jumps = loop_jumps(f, r->scratch);
    c.sources = arena_array(r->scratch, f->stmt_count + 1, sizeof(struct low_local *));
    r->known.visit = note_source;
    r->known.context = &c;
    if (!known_run(&r->known) || !choose(&c))
        return;
    for (struct counted *counted = c.list; counted; counted = counted->next)
        if (!counted->is_out)
            counted->count = reuse_local(r, &like);
    r->stmts = (struct low_stmts){0};
    rewrite(&c);
    low_stmts_give(&r->stmts, f);
}
