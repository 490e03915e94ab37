#include "known.h"

#include "lower.h"

#include <string.h>

enum {
    ROUNDS_MAX = 40,
    FRESH_ROUNDS = 8,   /* in which a loop that is entered with something new is looked at anew */
    CELLS_MAX = 1 << 20 /* labels times locals */
};

/* --- States --------------------------------------------------------------------------------------------- */

static struct state state_new(const struct known *k)
{
    struct state state = {0};
    state.locals = arena_array(k->arena, k->slot_count + 1, sizeof *state.locals);
    state.is_checked = arena_array(k->arena, k->slot_count + 1, sizeof *state.is_checked);
    return state;
}

static void make_room(const struct known *k, struct state *state, size_t count)
{
    if (count <= state->room)
        return;
    state->room = count * 2 < CONTENTS_MAX ? count * 2 : CONTENTS_MAX;
    state->contents = arena_array(k->arena, state->room, sizeof *state->contents);
}

void known_copy(const struct known *k, struct state *to, const struct state *from)
{
    if (!to->locals)
        *to = state_new(k);
    make_room(k, to, from->count);
    to->is_reached = from->is_reached;
    to->count = from->count;
    memcpy(to->locals, from->locals, k->slot_count * sizeof *to->locals);
    memcpy(to->is_checked, from->is_checked, k->slot_count * sizeof *to->is_checked);
    if (from->count)
        memcpy(to->contents, from->contents, from->count * sizeof *to->contents);
}

const struct content *known_content(const struct state *state, uint32_t spot)
{
    for (size_t i = state->count; spot && i-- > 0;) {
        if (state->contents[i].spot.number == spot)
            return &state->contents[i];
    }
    return NULL;
}

static void add_origin(struct known *k, uint32_t of, uint32_t number, bool is_back)
{
    if (!k->is_final || of == number || of >= k->origin_room)
        return;
    struct origin *origin = ARENA_NEW(k->arena, struct origin);
    *origin = (struct origin){number, is_back, k->at, k->origins[of]};
    k->origins[of] = origin;
}

static uint32_t number_met(struct known *k, enum number_kind kind, uint32_t label, uint64_t what)
{
    struct number_node node = {.kind = kind, .form = label, .a = what};
    return number_of(&k->numbers, &node);
}

/* Of what is in places only what both know, each under one number. */
static void meet_contents(struct known *k, uint32_t label, struct state *to,
                          const struct state *from, bool is_back)
{
    size_t kept = 0;
    for (size_t i = 0; i < to->count; i++) {
        struct content content = to->contents[i];
        const struct content *other = known_content(from, content.spot.number);
        if (!other || other->type != content.type)
            continue;
        if (other->number != content.number) {
            uint32_t met = number_met(k, NUMBER_CONTENTS, label, content.spot.number);
            add_origin(k, met, content.number, false);
            add_origin(k, met, other->number, is_back);
            content.number = met;
        }
        to->contents[kept++] = content;
    }
    to->count = kept;
}

static void meet(struct known *k, uint32_t label, struct state *to, const struct state *from,
                 bool is_back)
{
    if (!from->is_reached)
        return;
    struct junction *junction = &k->junctions[label];
    if (!to->locals || !to->is_reached) {
        known_copy(k, to, from);
    } else {
        for (uint32_t i = 0; i < k->slot_count; i++) {
            junction->is_met[i] |= to->locals[i] != from->locals[i];
            to->is_checked[i] &= from->is_checked[i];
        }
        meet_contents(k, label, to, from, is_back);
    }
    for (uint32_t i = 0; i < k->slot_count; i++) {
        if (!junction->is_met[i])
            continue;
        uint32_t met = number_met(k, NUMBER_MEET, label, i);
        add_origin(k, met, to->locals[i], false);
        add_origin(k, met, from->locals[i], is_back);
        to->locals[i] = met;
    }
}

/* --- Labels ---------------------------------------------------------------------------------------------- */

static bool is_same_state(const struct known *k, const struct state *a, const struct state *b)
{
    if (!b->locals || a->is_reached != b->is_reached || a->count != b->count)
        return false;
    bool is_same = memcmp(a->locals, b->locals, k->slot_count * sizeof *a->locals) == 0 &&
                   memcmp(a->is_checked, b->is_checked, k->slot_count) == 0;
    for (size_t i = 0; i < a->count; i++)
        is_same &= a->contents[i].spot.number == b->contents[i].spot.number &&
                   a->contents[i].number == b->contents[i].number;
    return is_same;
}

static void forget(struct known *k, bool (*dies)(struct known *, const struct content *))
{
    size_t kept = 0;
    for (size_t i = 0; i < k->now.count; i++) {
        if (!dies(k, &k->now.contents[i]))
            k->now.contents[kept++] = k->now.contents[i];
    }
    k->now.count = kept;
}

static bool is_of_others(struct known *k, const struct content *content)
{
    (void)k;
    return content->spot.place && change_is_shared(content->spot.place);
}

/* What comes from below was made of what came from above in the round before: of another state it says
 * nothing. Later rounds only take away, so that they end. */
static bool is_stale(struct known *k, struct junction *j)
{
    bool is_new = k->round < FRESH_ROUNDS && !is_same_state(k, &j->forward, &j->entered);
    known_copy(k, &j->entered, &j->forward);
    k->has_changed |= is_new;
    return is_new;
}

static void enter_label(struct known *k, uint32_t label)
{
    struct junction *j = &k->junctions[label];
    j->at = k->at;
    if (!j->forward.locals)
        j->forward = state_new(k);
    meet(k, label, &j->forward, &k->now, false);
    if (j->back.locals && !is_stale(k, j))
        meet(k, label, &j->forward, &j->back, true);
    known_copy(k, &k->now, &j->forward);
    j->forward.is_reached = false;
    if (k->function->stmts[k->at]->is_waiting)
        forget(k, is_of_others);
    k->has_changed |= !is_same_state(k, &k->now, &j->before);
    known_copy(k, &j->before, &k->now);
}

static void jump(struct known *k, uint32_t label)
{
    struct junction *j = &k->junctions[label];
    bool is_back = j->at <= k->at;
    struct state *to = is_back ? &j->next_back : &j->forward;
    meet(k, label, to, &k->now, is_back);
}

/* --- Statements ------------------------------------------------------------------------------------------- */

static uint32_t number_stmt(struct known *k, const struct low_stmt *stmt)
{
    struct number_node node = {.kind = NUMBER_STMT, .form = stmt->kind, .pointer = stmt};
    return number_of(&k->numbers, &node);
}

static uint32_t number_object(struct known *k, const struct low_stmt *stmt)
{
    struct number_node node = {
        .kind = stmt->kind == LOW_COUNT ? NUMBER_COUNT : NUMBER_HEADER,
        .a = number_value(&k->numbers, stmt->a, k->now.locals),
    };
    return number_of(&k->numbers, &node);
}

struct spot known_spot(struct known *k, const struct low_stmt *stmt)
{
    switch ((int)stmt->kind) {
    case LOW_COUNT:
    case LOW_HEADER: return (struct spot){NULL, number_object(k, stmt)};
    case LOW_LOAD:
    case LOW_STORE:
        return (struct spot){stmt->place, number_place(&k->numbers, stmt->place, k->now.locals)};
    }
    return (struct spot){0};
}

/* A value that has been stored in few bits is widened when it is loaded. */
struct low_value *known_stored(struct arena *arena, const struct low_stmt *stmt)
{
    const struct type *type = lower_strip(stmt->place->type);
    if (type->kind == TYPE_BOOL)
        return NULL;
    if (type->kind == TYPE_FLOAT || type->kind == TYPE_POINTER || lower_width(type) >= 4)
        return stmt->a;
    struct low_value *value = ARENA_NEW(arena, struct low_value);
    bool is_byte = lower_width(type) == 1;
    value->op = lower_is_signed(type) ? (is_byte ? LOW_SIGN8 : LOW_SIGN16)
                                      : (is_byte ? LOW_ZERO8 : LOW_ZERO16);
    value->type = LOW_U32;
    value->a = stmt->a;
    return value;
}

/* Finds the place that the statement writes. */
static void find_target(struct known *k, const struct low_stmt *stmt)
{
    bool is_write = stmt->kind == LOW_STORE || stmt->kind == LOW_COPY || stmt->kind == LOW_CLEAR ||
                    stmt->kind == LOW_CALL;
    k->target = (struct spot){0};
    if (is_write && stmt->place)
        k->target =
            (struct spot){stmt->place, number_place(&k->numbers, stmt->place, k->now.locals)};
}

static bool is_killed_now(struct known *k, const struct content *content)
{
    const struct low_stmt *stmt = k->function->stmts[k->at];
    const struct spot *spot = &content->spot;
    if (!spot->place)
        return false;
    return (k->target.place && change_store_may(&k->numbers, &k->target, spot)) ||
           (stmt->kind == LOW_CALL && change_call_may(stmt, spot->place));
}

/* What is in memory, once the statement has written to it. */
static void forget_changed(struct known *k, const struct low_stmt *stmt)
{
    find_target(k, stmt);
    forget(k, is_killed_now);
}

static void learn(struct known *k, struct spot spot, uint32_t number, enum low_type type)
{
    if (!spot.number || known_content(&k->now, spot.number))
        return;
    if (k->now.count == CONTENTS_MAX)
        memmove(k->now.contents, k->now.contents + 1, --k->now.count * sizeof *k->now.contents);
    k->now.contents[k->now.count++] = (struct content){spot, number, type};
}

static void step_load(struct known *k, const struct low_stmt *stmt)
{
    struct spot spot = known_spot(k, stmt);
    const struct content *content = known_content(&k->now, spot.number);
    if (content && content->type != stmt->local->type)
        content = NULL;
    uint32_t number = content ? content->number : spot.place ? number_stmt(k, stmt) : spot.number;
    if (!content && spot.place)
        add_origin(k, number, spot.number, false);
    learn(k, spot, number, stmt->local->type);
    k->now.locals[stmt->local->number] = number;
}

static void step_store(struct known *k, const struct low_stmt *stmt)
{
    struct spot spot = known_spot(k, stmt);
    struct low_value *value = known_stored(k->arena, stmt);
    forget_changed(k, stmt);
    if (!value)
        return;
    uint32_t number = number_value(&k->numbers, value, k->now.locals);
    add_origin(k, spot.number, number, false);
    learn(k, spot, number, value->type);
}

static void step_call(struct known *k, const struct low_stmt *stmt)
{
    uint32_t number = number_stmt(k, stmt);
    for (size_t i = 0; i < stmt->argument_count; i++) {
        const struct low_value *value = stmt->arguments[i].value;
        if (value)
            add_origin(k, number, number_value(&k->numbers, value, k->now.locals), false);
    }
    forget_changed(k, stmt);
    if (stmt->local)
        k->now.locals[stmt->local->number] = number;
}

static void step_jumps(struct known *k, const struct low_stmt *stmt)
{
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
        jump(k, stmt->label);
    for (size_t i = 0; i < stmt->case_count; i++)
        jump(k, stmt->cases[i].label);
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_RETURN || stmt->kind == LOW_FAULT)
        k->now.is_reached = false;
}

static void step_set(struct known *k, const struct low_stmt *stmt)
{
    k->now.locals[stmt->local->number] = number_value(&k->numbers, stmt->a, k->now.locals);
    k->now.is_checked[stmt->local->number] = stmt->a->op == LOW_ADDRESS || stmt->a->op == LOW_CELL;
}

/* A reference that was compared with null. */
static void step_check(struct known *k, const struct low_stmt *stmt)
{
    if (low_checks[stmt->check].kind == SPIN_FAULT_NULL && stmt->a->op == LOW_LOCAL)
        k->now.is_checked[stmt->a->local->number] = true;
}

static void step(struct known *k, const struct low_stmt *stmt)
{
    if (stmt->local && stmt->kind != LOW_FIX)
        k->now.is_checked[stmt->local->number] = false;
    switch (stmt->kind) {
    case LOW_SET: step_set(k, stmt); break;
    case LOW_LOAD:
    case LOW_COUNT:
    case LOW_HEADER: step_load(k, stmt); break;
    case LOW_STORE: step_store(k, stmt); break;
    case LOW_COPY:
    case LOW_CLEAR: forget_changed(k, stmt); break;
    case LOW_CALL: step_call(k, stmt); break;
    case LOW_GOTO:
    case LOW_IF:
    case LOW_SWITCH:
    case LOW_RETURN:
    case LOW_FAULT: step_jumps(k, stmt); break;
    case LOW_CHECK: step_check(k, stmt); break;
    case LOW_LABEL:
    case LOW_KEEP:
    case LOW_FIX: break;
    }
}

/* --- Rounds ----------------------------------------------------------------------------------------------- */

static void enter_function(struct known *k)
{
    k->now.is_reached = true;
    k->now.count = 0;
    memset(k->now.is_checked, 0, k->slot_count);
    for (uint32_t i = 0; i < k->slot_count; i++) {
        struct number_node node = {.kind = NUMBER_ENTRY, .a = i};
        k->now.locals[i] = number_of(&k->numbers, &node);
    }
}

static void run_round(struct known *k)
{
    k->has_changed = false;
    enter_function(k);
    for (k->at = 0; k->at < k->function->stmt_count; k->at++) {
        const struct low_stmt *stmt = k->function->stmts[k->at];
        if (k->is_final && k->visit && (k->now.is_reached || stmt->kind == LOW_LABEL))
            k->visit(k, k->context);
        if (stmt->kind == LOW_LABEL)
            enter_label(k, stmt->label);
        else if (k->now.is_reached)
            step(k, stmt);
    }
    for (uint32_t i = 0; i <= k->function->label_count; i++) {
        struct junction *j = &k->junctions[i];
        if (j->next_back.locals) {
            known_copy(k, &j->back, &j->next_back);
            j->next_back.is_reached = false;
        }
    }
}

bool known_run(struct known *k)
{
    k->round = 0;
    k->is_final = false;
    do {
        run_round(k);
    } while (k->has_changed && ++k->round < ROUNDS_MAX);
    if (k->has_changed)
        return false;
    k->origin_room = k->numbers.count;
    k->origins = arena_array(k->arena, k->origin_room, sizeof(struct origin *));
    k->is_final = true;
    run_round(k);
    return true;
}

static uint32_t number_slots(struct low_function *function)
{
    uint32_t slots = 0;
    for (size_t i = 0; i < function->parameter_count; i++)
        function->parameters[i]->number = slots++;
    for (struct low_local *local = function->locals; local; local = local->next)
        local->number = slots++;
    return slots;
}

bool known_init(struct known *k, struct low_function *function, struct arena *arena)
{
    *k = (struct known){.arena = arena, .function = function};
    k->slot_count = number_slots(function);
    if ((uint64_t)k->slot_count * (function->label_count + 1) > CELLS_MAX)
        return false;
    numbers_init(&k->numbers, arena);
    k->now = state_new(k);
    make_room(k, &k->now, CONTENTS_MAX);
    k->junctions = arena_array(arena, (size_t)function->label_count + 1, sizeof *k->junctions);
    for (uint32_t i = 0; i <= function->label_count; i++) {
        k->junctions[i].is_met = arena_array(arena, k->slot_count + 1, sizeof(bool));
        k->junctions[i].at = SIZE_MAX;
    }
    for (size_t i = 0; i < function->stmt_count; i++) {
        if (function->stmts[i]->kind == LOW_LABEL)
            k->junctions[function->stmts[i]->label].at = i;
    }
    return true;
}
