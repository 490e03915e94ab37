/* Words that this strand has read or written before are not read again (R25).
 *
 * requires: a verified tree. ensures: the same, where a load of a place whose contents are known, and the
 * element count of an object that was asked before, are copies of a local that holds them: one for
 * each place, set wherever the place is loaded or stored. What a loop reads and no turn of it changes is
 * read in front of it.
 *
 * What another strand stores meanwhile is not seen: that is as if it had been stored a little later.
 * Loops that may be waiting for it are told apart and read all anew (wait.c). A word that is read once for
 * several uses is no less safe: memory is typed, so what a place held once is a value of its type, and the
 * element count of an object never changes. */
#include "lower.h"
#include "reuse_inside.h"

enum {
    HOIST_ROUNDS = 4, /* a count behind a reference in a place in a loop */
    SCRATCH_MAX = 400 /* statements whose notes are kept until they are freed */
};

/* --- Nodes ------------------------------------------------------------------------------------------------ */

struct low_value *reuse_value(const struct reusing *r, struct low_local *local)
{
    struct low_value *value = ARENA_NEW(r->unit->arena, struct low_value);
    *value = (struct low_value){.op = LOW_LOCAL, .type = local->type, .local = local};
    return value;
}

struct low_local *reuse_local(struct reusing *r, const struct low_local *like)
{
    struct low_function *f = r->function;
    struct low_local *local = ARENA_NEW(r->unit->arena, struct low_local);
    local->name = arena_printf(r->unit->arena, "r%u", ++r->local_count);
    local->shown = "";
    local->type = like->type;
    local->is_contents = true;
    local->is_kept = like->is_kept;
    if (f->last_local)
        f->last_local->next = local;
    else
        f->locals = local;
    return f->last_local = local;
}

void reuse_append(struct reusing *r, struct low_stmt stmt)
{
    struct low_stmt *copy = ARENA_NEW(r->unit->arena, struct low_stmt);
    *copy = stmt;
    low_stmts_add(&r->stmts, copy, r->unit->arena);
}

static void append_set(struct reusing *r, struct low_local *local, struct low_value *value,
                       struct where where)
{
    reuse_append(r, (struct low_stmt){.kind = LOW_SET, .where = where, .local = local, .a = value});
}

/* --- What is read again ---------------------------------------------------------------------------------------- */

/* A reference that was loaded: others have a length of their own, or are looked at as what they were made. */
static bool is_of_place(const struct known *k, const struct low_value *reference)
{
    if (reference->op != LOW_LOCAL)
        return false;
    const struct number_node *node = &k->numbers.nodes[k->now.locals[reference->local->number]];
    const struct low_stmt *stmt = node->kind == NUMBER_STMT ? node->pointer : NULL;
    return node->kind == NUMBER_CONTENTS || (stmt && stmt->kind == LOW_LOAD);
}

static void note_spot(struct known *k, void *context)
{
    struct reusing *r = context;
    struct low_stmt *stmt = k->function->stmts[k->at];
    hoist_note(r);
    if (!k->now.is_reached)
        return;
    if (stmt->place && stmt->kind != LOW_LOAD)
        r->targets[k->at] = number_place(&k->numbers, stmt->place, k->now.locals);
    bool is_read = stmt->kind == LOW_LOAD || stmt->kind == LOW_COUNT || stmt->kind == LOW_HEADER;
    if (!is_read && (stmt->kind != LOW_STORE || !known_stored(k->arena, stmt)))
        return;
    if ((stmt->kind == LOW_COUNT || stmt->kind == LOW_HEADER) && !is_of_place(k, stmt->a))
        return;
    uint32_t spot = known_spot(k, stmt).number;
    const struct content *content = known_content(&k->now, spot);
    r->spots[k->at] = spot;
    r->is_redundant[k->at] = is_read && content && content->type == stmt->local->type;
}

static void give_holders(struct reusing *r)
{
    const struct low_function *f = r->function;
    for (size_t i = 0; i < f->stmt_count; i++) { /* hoisted loads have theirs */
        bool is_held = f->stmts[i]->kind != LOW_STORE && r->spots[i] && !r->is_redundant[i] &&
                       f->stmts[i]->local->is_contents;
        if (is_held)
            r->holders[r->spots[i]] = f->stmts[i]->local;
    }
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_local **holder = &r->holders[r->spots[i]];
        if (r->is_redundant[i] && !*holder && r->local_count < REUSE_LOCALS_MAX)
            *holder = reuse_local(r, f->stmts[i]->local);
        if (*holder && r->is_redundant[i])
            (*holder)->is_kept |= f->stmts[i]->local->is_kept;
    }
}

static void rewrite_load(struct reusing *r, const struct low_stmt *stmt, struct low_local *holder,
                         bool is_redundant)
{
    struct low_stmt load = *stmt;
    load.local = holder;
    if (!is_redundant)
        reuse_append(r, load);
    if (stmt->local != holder)
        append_set(r, stmt->local, reuse_value(r, holder), stmt->where);
}

static bool mentions(const struct low_value *value, const struct low_local *local)
{
    return value &&
           (value->local == local || mentions(value->a, local) || mentions(value->b, local));
}

/* What has just been computed is set directly: `r = r + 1` shows loops what a turn does. */
static void rewrite_store(struct reusing *r, const struct low_stmt *stmt, struct low_local *holder)
{
    struct low_stmt store = *stmt;
    const struct low_stmt *last = r->stmts.count ? r->stmts.list[r->stmts.count - 1] : NULL;
    bool is_last =
        last && last->kind == LOW_SET && stmt->a->op == LOW_LOCAL && stmt->a->local == last->local;
    struct low_stmt source = *stmt;
    if (is_last && !mentions(last->a, last->local))
        source.a = last->a;
    append_set(r, holder, known_stored(r->unit->arena, &source), stmt->where);
    store.a = reuse_value(r, holder);
    reuse_append(r, store);
}

static void rewrite(struct reusing *r)
{
    const struct low_function *f = r->function;
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_local *holder = r->spots[i] ? r->holders[r->spots[i]] : NULL;
        if (!holder)
            low_stmts_add(&r->stmts, f->stmts[i], r->unit->arena);
        else if (f->stmts[i]->kind == LOW_STORE)
            rewrite_store(r, f->stmts[i], holder);
        else
            rewrite_load(r, f->stmts[i], holder, r->is_redundant[i]);
    }
}

static bool start(struct reusing *r)
{
    struct low_function *f = r->function;
    r->fronts = NULL;
    r->stmts = (struct low_stmts){0};
    if (!known_init(&r->known, f, r->scratch))
        return false;
    r->spots = arena_array(r->scratch, f->stmt_count + 1, sizeof *r->spots);
    r->targets = arena_array(r->scratch, f->stmt_count + 1, sizeof *r->targets);
    r->is_redundant = arena_array(r->scratch, f->stmt_count + 1, sizeof *r->is_redundant);
    r->known.visit = note_spot;
    r->known.context = r;
    return known_run(&r->known);
}

/* --- Copies of what holds contents ------------------------------------------------------------------------- */

static bool is_temporary(const struct low_local *local)
{
    return !local->shown[0] && !local->is_parameter && !local->is_contents;
}

/* What holds the contents of a place and has the local's number now. */
static struct low_local *same_contents(const struct reusing *r, const struct low_local *local)
{
    const uint32_t *numbers = r->known.now.locals;
    for (struct low_local *other = r->function->locals; other; other = other->next) {
        bool is_same = other->is_contents && other->type == local->type &&
                       numbers[other->number] == numbers[local->number];
        if (is_same)
            return other;
    }
    return NULL;
}

static struct low_value *with_contents(const struct reusing *r, struct low_value *value);

static struct low_place *place_with_contents(const struct reusing *r, struct low_place *place)
{
    if (!place)
        return place;
    struct low_place *copy = ARENA_NEW(r->unit->arena, struct low_place);
    *copy = *place;
    copy->pointer = with_contents(r, place->pointer);
    copy->index = with_contents(r, place->index);
    if (copy->pointer && copy->pointer->local && place->pointer->local->is_kept)
        copy->pointer->local->is_kept = true; /* R26 */
    copy->steps = arena_array(r->unit->arena, place->step_count + 1, sizeof *copy->steps);
    for (size_t i = 0; i < place->step_count; i++) {
        copy->steps[i] = place->steps[i];
        copy->steps[i].index = with_contents(r, place->steps[i].index);
    }
    return copy;
}

/* The value, with such locals in place of temporaries. */
static struct low_value *with_contents(const struct reusing *r, struct low_value *value)
{
    if (!value)
        return value;
    if (value->op == LOW_ADDRESS) {
        struct low_value *address = ARENA_NEW(r->unit->arena, struct low_value);
        *address = *value;
        address->place = place_with_contents(r, value->place);
        return address;
    }
    if (value->op == LOW_LOCAL) {
        struct low_local *other =
            is_temporary(value->local) ? same_contents(r, value->local) : NULL;
        return other ? reuse_value(r, other) : value;
    }
    if (low_op_is_leaf(value->op))
        return value;
    struct low_value *copy = ARENA_NEW(r->unit->arena, struct low_value);
    *copy = *value;
    copy->a = with_contents(r, value->a);
    copy->b = with_contents(r, value->b);
    return copy;
}

/* Everywhere, so that a check and what it protects name the same local. */
static void forward_copies(struct known *k, void *context)
{
    struct reusing *r = context;
    struct low_stmt *stmt = k->function->stmts[k->at];
    if (!k->now.is_reached)
        return;
    stmt->a = with_contents(r, stmt->a);
    stmt->b = with_contents(r, stmt->b);
    stmt->base = with_contents(r, stmt->base);
    stmt->place = place_with_contents(r, stmt->place);
    stmt->source = place_with_contents(r, stmt->source);
    for (size_t i = 0; i < stmt->argument_count; i++) {
        stmt->arguments[i].value = with_contents(r, stmt->arguments[i].value);
        stmt->arguments[i].place = place_with_contents(r, stmt->arguments[i].place);
    }
}

/* --- Functions ---------------------------------------------------------------------------------------------------- */

static void reuse_copies(struct reusing *r)
{
    if (!known_init(&r->known, r->function, r->scratch))
        return;
    r->known.visit = forward_copies;
    r->known.context = r;
    known_run(&r->known);
}

/* The last round that hoisted nothing says what is read again. */
static void reuse_function(struct reusing *r)
{
    bool is_known = start(r);
    for (unsigned round = 1; is_known && round < HOIST_ROUNDS && hoist_loads(r); round++)
        is_known = start(r);
    if (is_known) {
        r->holders = arena_array(r->scratch, r->known.numbers.count, sizeof(struct low_local *));
        give_holders(r);
        rewrite(r);
        low_stmts_give(&r->stmts, r->function);
    }
    if (r->local_count)
        reuse_copies(r);
    reuse_counts(r);
    for (struct low_local *local = r->function->locals; local; local = local->next) {
        if (local->is_contents && local->is_kept)
            local->shown = local->name; /* R26: what has a name is kept alive to the end */
    }
}

static void wait_everywhere(struct low_function *f)
{
    for (size_t i = 0; i < f->stmt_count; i++)
        f->stmts[i]->is_waiting = f->stmts[i]->kind == LOW_LABEL;
}

void low_wait_everywhere(struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next)
        wait_everywhere(f);
}

/* False when the function is too large to be looked through: then every loop may wait. */
static bool find_waiting(struct reusing *r)
{
    struct low_function *f = r->function;
    bool done = known_init(&r->known, f, r->scratch) && known_find_waiting(&r->known);
    if (!done)
        wait_everywhere(f);
    return done;
}

struct contained {
    size_t reads; /* that others could serve as well */
    bool has_loop;
};

static struct contained look_through(const struct low_function *f, struct arena *scratch)
{
    struct contained found = {0};
    bool *is_passed = arena_array(scratch, (size_t)f->label_count + 1, sizeof *is_passed);
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        found.reads += stmt->kind == LOW_LOAD || stmt->kind == LOW_COUNT;
        if (stmt->kind == LOW_LABEL)
            is_passed[stmt->label] = true;
        else if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
            found.has_loop |= is_passed[stmt->label];
        for (size_t c = 0; c < stmt->case_count; c++)
            found.has_loop |= is_passed[stmt->cases[c].label];
    }
    return found;
}

void low_reuse_loads(struct low_unit *unit)
{
    change_find_writes(unit, unit->arena);
    struct arena *scratch = arena_new();
    size_t used = 0;
    for (struct low_function *f = unit->functions; f; f = f->next) {
        if (used > SCRATCH_MAX) {
            arena_free(scratch);
            scratch = arena_new();
            used = 0;
        }
        used += f->stmt_count;
        struct reusing r = {.unit = unit, .function = f, .scratch = scratch};
        const struct contained found = look_through(f, scratch);
        change_find_shared(f);
        bool is_read = !found.has_loop || find_waiting(&r);
        if (found.reads && is_read)
            reuse_function(&r);
    }
    arena_free(scratch);
}
