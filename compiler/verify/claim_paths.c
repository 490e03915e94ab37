/* Claims that every path to a check shows: by conditions, checks and assignments on it.
 *
 * A forward data flow over zones (zone.h). Values are taken for the numbers they stand for only where
 * what is known excludes that they wrap: `i + 1` is the number i + 1 where i is below something. At a
 * label nothing is kept but what holds on all ways into it; a loop is gone through till nothing changes.
 * Behind a check it has passed, whether it is made or not: whoever comes there has come through all that is
 * said of those before, so of a run the first claim that were wrong would have been refused here. */
#include "claim_inside.h"

#include "claim_live.h"
#include "claim_number.h"
#include "lower/lower.h"

enum {
    ROUNDS_JOINED = 4, /* through a function, before what labels keep only gets less */
    ROUNDS_MAX = 80,
};

struct paths {
    const struct low_function *function;
    struct arena *arena;
    struct numbers numbers; /* what is known now */
    struct numbers taken;   /* and where a jump goes */
    struct live live;
    struct zone_kept **labels;
    struct zone scratch;
    size_t round;
    bool has_changed;
};

static struct zone *now(struct paths *p)
{
    return &p->numbers.zone;
}

/* --- Assignments ----------------------------------------------------------------------------------------- */

static void set_local(struct paths *p, const struct low_local *local, const struct low_value *value)
{
    struct numbers *n = &p->numbers;
    struct form forms[2];
    struct limits limits = number_limits(n, local, value);
    bool is_shifted = false;
    for (int view = 0; view < 2; view++) {
        forms[view] = number_form(n, value, view);
        is_shifted |= forms[view].is_known && forms[view].node == zone_node_of(local, view);
    }
    for (int view = 0; view < 2; view++) {
        zone_node node = zone_node_of(local, view);
        if (is_shifted && forms[view].is_known && forms[view].node == node)
            zone_shift(&n->zone, node, forms[view].c);
        else
            zone_forget(&n->zone, node);
    }
    for (int view = 0; view < 2 && !is_shifted; view++) {
        zone_node node = zone_node_of(local, view);
        if (!forms[view].is_known || forms[view].node / 2 == local->number)
            continue;
        zone_add(&n->zone, node, forms[view].node, forms[view].c);
        zone_add(&n->zone, forms[view].node, node, -forms[view].c);
    }
    number_limit(n, &limits);
}

/* What memory of a type narrower than the local can give. */
static void limit_loaded(struct paths *p, const struct low_stmt *load)
{
    struct numbers *n = &p->numbers;
    const struct type *type = lower_strip(load->place->type);
    uint64_t width = lower_width(type);
    bool is_bool = type->kind == TYPE_BOOL, is_narrow = type->kind == TYPE_INTEGER && width < 4;
    if (!is_bool && (!is_narrow || lower_is_signed(type)))
        return;
    zone_add(&n->zone, zone_node_of(load->local, ZONE_UNSIGNED), ZONE_ZERO,
             is_bool ? 1 : ((zone_int)1 << 8 * width) - 1);
}

static void change_local(struct paths *p, const struct low_stmt *stmt, bool is_wanted)
{
    struct numbers *n = &p->numbers;
    const struct low_local *local = stmt->local;
    if (local->memory || local->type == LOW_F32 || local->type == LOW_F64)
        return;
    if (stmt->kind == LOW_SET && is_wanted) {
        set_local(p, local, stmt->a);
        return;
    }
    for (int view = 0; view < 2; view++)
        zone_forget(&n->zone, zone_node_of(local, view));
    if (!is_wanted)
        return;
    if (stmt->kind == LOW_LOAD)
        limit_loaded(p, stmt);
    if (stmt->kind == LOW_COUNT)
        zone_add(&n->zone, zone_node_of(local, ZONE_UNSIGNED), ZONE_ZERO, UINT32_MAX);
}

/* --- Paths ------------------------------------------------------------------------------------------------- */

/* Forgets what nothing behind the label asks for. */
static void forget_dead(const struct paths *p, struct zone *zone, uint32_t label)
{
    for (size_t i = zone->count; i-- > 1;) {
        if (!live_at(&p->live, label, zone->nodes[i] / 2))
            zone_forget(zone, zone->nodes[i]);
    }
}

static void meet(struct paths *p, const struct zone *from, uint32_t label)
{
    if (!from->is_reached)
        return;
    zone_copy(&p->scratch, from);
    forget_dead(p, &p->scratch, label);
    p->has_changed |= zone_meet(&p->labels[label], &p->scratch, p->round > ROUNDS_JOINED, p->arena);
}

static void jump_if(struct paths *p, const struct low_stmt *stmt)
{
    zone_copy(&p->taken.zone, now(p));
    number_assume(&p->taken, stmt->a, true);
    meet(p, &p->taken.zone, stmt->label);
    number_assume(&p->numbers, stmt->a, false);
}

static void end_locals(struct paths *p, size_t at)
{
    const uint32_t *number = p->live.dying[at];
    for (; number && *number; number++) {
        zone_forget(now(p), 2 * *number + ZONE_UNSIGNED);
        zone_forget(now(p), 2 * *number + ZONE_SIGNED);
    }
}

static void follow(struct paths *p, size_t at)
{
    const struct low_stmt *stmt = p->function->stmts[at];
    switch (stmt->kind) {
    case LOW_LABEL:
        meet(p, now(p), stmt->label);
        zone_resume(now(p), p->labels[stmt->label]);
        break;
    case LOW_GOTO: meet(p, now(p), stmt->label); break;
    case LOW_IF: jump_if(p, stmt); break;
    case LOW_SWITCH:
        for (size_t i = 0; i < stmt->case_count; i++)
            meet(p, now(p), stmt->cases[i].label);
        break;
    case LOW_CHECK: number_assume_check(&p->numbers, stmt); break;
    case LOW_SET:
    case LOW_LOAD:
    case LOW_COUNT:
    case LOW_HEADER:
    case LOW_CALL:
    case LOW_STORE:
    case LOW_COPY:
    case LOW_CLEAR:
    case LOW_KEEP:
        if (stmt->local)
            change_local(p, stmt, p->live.is_wanted[at]);
        break;
    case LOW_FIX: /* changes nothing */
    case LOW_RETURN:
    case LOW_FAULT: break;
    }
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_RETURN || stmt->kind == LOW_FAULT)
        now(p)->is_reached = false;
    end_locals(p, at);
}

/* Goes through the function once; with `shown`, says of each claim whether it holds. */
static void go_through(struct paths *p, bool *shown)
{
    const struct low_function *f = p->function;
    zone_begin(now(p), p->numbers.scope);
    p->has_changed = false;
    p->round++;
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        bool is_asked = stmt->kind == LOW_CHECK && stmt->claim == LOW_CLAIM_PATHS;
        if (!now(p)->is_reached && stmt->kind != LOW_LABEL)
            continue;
        if (is_asked && shown)
            shown[i] = number_shows_check(&p->numbers, stmt);
        follow(p, i);
    }
}

bool *claim_paths(const struct low_function *function, struct arena *arena)
{
    struct paths *p = ARENA_NEW(arena, struct paths);
    p->function = function;
    p->arena = arena;
    p->numbers = numbers_new(function, arena);
    p->taken = p->numbers;
    p->live = live_new(p->numbers.scope, function, arena);
    p->labels = arena_array(arena, function->label_count + 1, sizeof(struct zone_kept *));
    bool *shown = arena_array(arena, function->stmt_count + 1, sizeof *shown);
    do {
        go_through(p, NULL);
    } while (p->has_changed && p->round < ROUNDS_MAX);
    if (!p->has_changed)
        go_through(p, shown);
    return shown;
}
