/* What a loop reads and no turn of it changes is read in front of the loop.
 *
 * Only where reading is safe there: from a variable, or through a reference that was compared with null on
 * every way in and whose type is never asked: what is read of an object may be there only because the answer said so.
 * Elements by a variable index stay where they are. That the loop may not come to its load
 * does not matter: a word more is read. Loops that may wait for others are left alone. */
#include "loop.h"
#include "lower.h"
#include "reuse_inside.h"

enum { HOISTED_MAX = 12 }; /* in front of one loop */

struct front {
    size_t head, end; /* statements of the loop */
    struct state before;
    size_t count;
    struct low_stmt *loads[HOISTED_MAX];
};

/* A reference whose object's type is asked. */
struct asked {
    uint32_t number;
    struct asked *next;
};

struct fronts {
    struct asked *asked;
    const struct jumps *jumps;
    size_t count;
    struct front **list; /* ascending: outer loops before those inside */
    struct front **by_head;
};

/* --- Loops -------------------------------------------------------------------------------------------------- */

/* Nothing is entered from elsewhere, and nothing in it waits. */
static bool is_closed(const struct reusing *r, const struct fronts *fronts, size_t head, size_t end)
{
    const struct low_function *f = r->function;
    for (size_t i = head; i <= end; i++) {
        if (f->stmts[i]->kind != LOW_LABEL)
            continue;
        const struct jumps *jumps = &fronts->jumps[f->stmts[i]->label];
        bool is_entered = jumps->first != SIZE_MAX && (jumps->first < head || jumps->last > end);
        if (is_entered || f->stmts[i]->is_waiting)
            return false;
    }
    return true;
}

static void note_front(struct reusing *r, size_t head)
{
    struct known *k = &r->known;
    struct fronts *fronts = r->fronts;
    const struct jumps *jumps = &fronts->jumps[r->function->stmts[head]->label];
    bool is_loop = jumps->last != SIZE_MAX && jumps->last > head && k->now.is_reached;
    if (!is_loop || !is_closed(r, fronts, head, jumps->last))
        return;
    struct front *front = ARENA_NEW(r->scratch, struct front);
    front->head = head;
    front->end = jumps->last;
    known_copy(k, &front->before, &k->now);
    fronts->list[fronts->count++] = fronts->by_head[head] = front;
}

void hoist_note(struct reusing *r)
{
    struct low_function *f = r->function;
    size_t at = r->known.at;
    if (!r->fronts) {
        r->fronts = ARENA_NEW(r->scratch, struct fronts);
        r->fronts->jumps = loop_jumps(f, r->scratch);
        r->fronts->list = arena_array(r->scratch, f->stmt_count + 1, sizeof(struct front *));
        r->fronts->by_head = arena_array(r->scratch, f->stmt_count + 1, sizeof(struct front *));
    }
    if (f->stmts[at]->kind == LOW_LABEL)
        note_front(r, at);
    bool asks = f->stmts[at]->kind == LOW_HEADER && f->stmts[at]->a->op == LOW_LOCAL;
    if (asks && r->known.now.is_reached) {
        struct asked *asked = ARENA_NEW(r->scratch, struct asked);
        *asked =
            (struct asked){r->known.now.locals[f->stmts[at]->a->local->number], r->fronts->asked};
        r->fronts->asked = asked;
    }
}

/* --- What can be read in front of a loop ------------------------------------------------------------------ */

static bool is_changed_by(const struct reusing *r, size_t at, const struct spot *spot)
{
    const struct low_stmt *stmt = r->function->stmts[at];
    if (!spot->place || (stmt->kind == LOW_STORE && r->spots[at] == spot->number))
        return false;
    bool is_write = stmt->kind == LOW_STORE || stmt->kind == LOW_COPY || stmt->kind == LOW_CLEAR ||
                    stmt->kind == LOW_CALL;
    const struct spot target = {stmt->place, r->targets[at]};
    if (is_write && stmt->place &&
        (!target.number || change_store_may(&r->known.numbers, &target, spot)))
        return true;
    return stmt->kind == LOW_CALL && change_call_may(stmt, spot->place);
}

static bool is_changed(const struct reusing *r, const struct front *front, const struct spot *spot)
{
    bool found = false;
    for (size_t i = front->head; i <= front->end && !found; i++)
        found = is_changed_by(r, i, spot);
    return found;
}

/* A local that had the number in front of the loop; with `must_be_checked`, one that is not null. */
static struct low_local *holder_of(const struct reusing *r, const struct front *front,
                                   uint32_t number, bool must_be_checked)
{
    const struct low_function *f = r->function;
    for (size_t i = 0; i < f->parameter_count; i++) {
        uint32_t i_local = f->parameters[i]->number;
        if (front->before.locals[i_local] == number &&
            (!must_be_checked || front->before.is_checked[i_local]))
            return f->parameters[i];
    }
    for (struct low_local *local = f->locals; local; local = local->next) {
        bool is_holder = !local->memory && front->before.locals[local->number] == number &&
                         (!must_be_checked || front->before.is_checked[local->number]);
        if (is_holder)
            return local;
    }
    return NULL;
}

/* The node of a place's root. */
static const struct number_node *root_of(const struct reusing *r, const struct spot *spot)
{
    uint32_t number = spot->number;
    for (size_t i = 0; i < spot->place->step_count; i++)
        number = (uint32_t)r->known.numbers.nodes[number].a;
    return &r->known.numbers.nodes[number];
}

static bool has_variable_index(const struct low_place *place)
{
    bool found = place->index != NULL;
    for (size_t i = 0; i < place->step_count; i++)
        found |= !place->steps[i].field && !low_is_constant(place->steps[i].index);
    return found;
}

static bool is_asked(const struct fronts *fronts, uint32_t number)
{
    const struct asked *asked = fronts->asked;
    while (asked && asked->number != number)
        asked = asked->next;
    return asked != NULL;
}

/* What is reached through an address that was made, or may be a view, is there behind its check only. */
static bool may_be_view(const struct reusing *r, const struct low_place *place, uint32_t number)
{
    return change_is_raw(place->root_type) || r->known.numbers.nodes[number].kind == NUMBER_OP;
}

/* The same place in front of the loop, or NULL. */
static struct low_place *place_before(const struct reusing *r, const struct front *front,
                                      const struct spot *spot)
{
    if (has_variable_index(spot->place))
        return NULL;
    struct low_place *place = ARENA_NEW(r->unit->arena, struct low_place);
    *place = *spot->place;
    if (place->root != LOW_ROOT_POINTER)
        return place;
    uint32_t number = (uint32_t)root_of(r, spot)->a;
    struct low_local *pointer = holder_of(r, front, number, true);
    if (!pointer || is_asked(r->fronts, number) || may_be_view(r, place, number))
        return NULL;
    place->pointer = reuse_value(r, pointer);
    return place;
}

/* The load, as it can be done in front of the loop, or NULL. */
static struct low_stmt *load_before(struct reusing *r, const struct front *front, size_t at)
{
    const struct low_stmt *stmt = r->function->stmts[at];
    struct low_stmt *load = ARENA_NEW(r->unit->arena, struct low_stmt);
    *load = *stmt;
    load->where = r->function->stmts[front->head]->where;
    if (stmt->kind == LOW_COUNT) {
        uint32_t number = (uint32_t)r->known.numbers.nodes[r->spots[at]].a;
        struct low_local *object = holder_of(r, front, number, false);
        if (!object)
            return NULL;
        load->a = reuse_value(r, object);
        return load;
    }
    const struct spot spot = {stmt->place, r->spots[at]};
    if (is_changed(r, front, &spot))
        return NULL;
    load->place = place_before(r, front, &spot);
    return load->place ? load : NULL;
}

static bool is_known(const struct reusing *r, const struct front *front, size_t at)
{
    bool found = known_content(&front->before, r->spots[at]) != NULL;
    for (size_t i = 0; i < front->count; i++)
        found |= front->loads[i]->label == r->spots[at];
    return found;
}

/* In front of the outermost loop where it can be read. */
static bool hoist(struct reusing *r, size_t at)
{
    for (size_t i = 0; i < r->fronts->count; i++) {
        struct front *front = r->fronts->list[i];
        if (front->head > at || front->end < at || front->count == HOISTED_MAX)
            continue;
        if (is_known(r, front, at))
            return false;
        struct low_stmt *load = load_before(r, front, at);
        if (!load)
            continue;
        load->local = reuse_local(r, load->local);
        load->label = r->spots[at]; /* for is_known() only */
        front->loads[front->count++] = load;
        return true;
    }
    return false;
}

bool hoist_loads(struct reusing *r)
{
    const struct low_function *f = r->function;
    bool is_any = false;
    if (!r->fronts || !r->fronts->count)
        return false;
    for (size_t i = 0; i < f->stmt_count && r->local_count < REUSE_LOCALS_MAX; i++) {
        bool is_load = f->stmts[i]->kind == LOW_LOAD || f->stmts[i]->kind == LOW_COUNT;
        if (is_load && r->spots[i] && !r->is_redundant[i])
            is_any |= hoist(r, i);
    }
    for (size_t i = 0; is_any && i < f->stmt_count; i++) {
        const struct front *front = r->fronts->by_head[i];
        for (size_t k = 0; front && k < front->count; k++) {
            front->loads[k]->label = 0;
            low_stmts_add(&r->stmts, front->loads[k], r->unit->arena);
        }
        low_stmts_add(&r->stmts, f->stmts[i], r->unit->arena);
    }
    if (is_any)
        low_stmts_give(&r->stmts, r->function);
    return is_any;
}
