/* Loops that may be waiting for what another strand stores.
 *
 * A loop makes progress when each turn passes a condition that can end it and that depends on what the
 * turns themselves change: a counter, a position, a place that the loop stores to. Such a loop may use what
 * it has read before. Any other ends only when memory changes from outside (`while (!done);`): its
 * turns read all shared memory anew. */
#include "known.h"

#include "lower.h"

enum { LOOP_MAX = 4000, DEPTH_MAX = 200 }; /* statements; numbers on a path */

struct waiting {
    struct known *known;
    uint32_t label;   /* the head's */
    size_t head, end; /* statements of the loop */
    /* By number, of the search and of the one inside it: the last search that looked at it. */
    uint32_t *marks[2], searches[2];
    uint32_t wanted; /* a number of the head that must be reached, or 0: any that makes progress */
};

/* --- What a condition depends on -------------------------------------------------------------------------- */

static bool reaches(struct waiting *w, uint32_t number, unsigned depth);

static bool is_inside(const struct waiting *w, uint32_t label)
{
    size_t at = w->known->junctions[label].at;
    return at >= w->head && at <= w->end;
}

enum which { ALL, FROM_BELOW, STORED_INSIDE };

static bool origins_reach(struct waiting *w, uint32_t number, enum which which, unsigned depth)
{
    if (number >= w->known->origin_room)
        return false;
    for (const struct origin *o = w->known->origins[number]; o; o = o->next) {
        bool is_inside = o->at >= w->head && o->at <= w->end;
        bool counts = which == ALL || (which == FROM_BELOW ? o->is_back : is_inside);
        if (counts && reaches(w, o->number, depth))
            return true;
    }
    return false;
}

/* A number of the head's own, or a place, makes progress when a turn makes its next value of it. */
static bool makes_progress(struct waiting *w, uint32_t number, enum which which, unsigned depth)
{
    if (w->wanted)
        return origins_reach(w, number, which, depth);
    w->wanted = number;
    w->searches[1]++;
    bool does = origins_reach(w, number, which, depth);
    w->wanted = 0;
    return does;
}

static bool reaches(struct waiting *w, uint32_t number, unsigned depth)
{
    if (!number || depth > DEPTH_MAX)
        return false;
    if (w->wanted == number)
        return true;
    uint32_t *mark = &w->marks[w->wanted != 0][number];
    if (*mark == w->searches[w->wanted != 0])
        return false;
    *mark = w->searches[w->wanted != 0];
    const struct number_node *node = &w->known->numbers.nodes[number];
    switch (node->kind) {
    case NUMBER_MEET:
    case NUMBER_CONTENTS:
        if (node->form == w->label)
            return makes_progress(w, number, FROM_BELOW, depth + 1);
        return is_inside(w, node->form) && origins_reach(w, number, ALL, depth + 1);
    case NUMBER_STMT: return origins_reach(w, number, ALL, depth + 1);
    case NUMBER_ROOT:
    case NUMBER_MEMBER:
    case NUMBER_ELEMENT:
        if (makes_progress(w, number, STORED_INSIDE, depth + 1))
            return true;
        return reaches(w, (uint32_t)node->a, depth + 1) || reaches(w, (uint32_t)node->b, depth + 1);
    case NUMBER_OP:
    case NUMBER_COUNT:
    case NUMBER_HEADER:
        return reaches(w, (uint32_t)node->a, depth + 1) || reaches(w, (uint32_t)node->b, depth + 1);
    case NUMBER_NONE:
    case NUMBER_CONSTANT:
    case NUMBER_NAMED:
    case NUMBER_ENTRY: break;
    }
    return false;
}

static bool is_of_progress(struct waiting *w, uint32_t number)
{
    w->searches[0]++;
    return reaches(w, number, 0);
}

/* --- Turns that pass no such condition ---------------------------------------------------------------------- */

/* By statement of the loop. */
struct turn {
    bool *comes_back; /* the head can be reached from here */
    bool *is_reached;
};

static bool back_from(const struct waiting *w, const struct turn *turn, uint32_t label)
{
    if (label == w->label)
        return true;
    return is_inside(w, label) && turn->comes_back[w->known->junctions[label].at - w->head];
}

static bool falls_through(const struct low_stmt *stmt)
{
    return stmt->kind != LOW_GOTO && stmt->kind != LOW_RETURN && stmt->kind != LOW_FAULT;
}

static void find_comes_back(const struct waiting *w, struct turn *turn)
{
    const struct low_function *f = w->known->function;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = w->end + 1; i-- > w->head;) {
            const struct low_stmt *stmt = f->stmts[i];
            bool comes = falls_through(stmt) && i < w->end && turn->comes_back[i + 1 - w->head];
            if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
                comes |= back_from(w, turn, stmt->label);
            for (size_t c = 0; c < stmt->case_count; c++)
                comes |= back_from(w, turn, stmt->cases[c].label);
            changed |= comes && !turn->comes_back[i - w->head];
            turn->comes_back[i - w->head] |= comes;
        }
    }
}

/* Whether the statement ends the loop in some case. A check is there to pass: no loop counts on its fault. */
static bool may_end(const struct waiting *w, const struct turn *turn, size_t at)
{
    const struct low_stmt *stmt = w->known->function->stmts[at];
    bool leaves = at == w->end || !turn->comes_back[at + 1 - w->head];
    switch ((int)stmt->kind) {
    case LOW_IF: return leaves || !back_from(w, turn, stmt->label);
    case LOW_SWITCH:
        for (size_t c = 0; c < stmt->case_count; c++)
            leaves |= !back_from(w, turn, stmt->cases[c].label);
        return leaves;
    }
    return false;
}

/* True when a turn comes back to the head without a condition of progress. */
static bool may_wait(struct waiting *w, struct turn *turn, const bool *is_progress)
{
    const struct low_function *f = w->known->function;
    turn->is_reached[0] = true;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = w->head; i <= w->end; i++) {
            const struct low_stmt *stmt = f->stmts[i];
            if (!turn->is_reached[i - w->head] || (is_progress[i] && may_end(w, turn, i)))
                continue;
            uint32_t label = stmt->kind == LOW_GOTO || stmt->kind == LOW_IF ? stmt->label : 0;
            for (size_t c = 0; c <= stmt->case_count; c++) {
                uint32_t to = c < stmt->case_count ? stmt->cases[c].label : label;
                if (to == w->label)
                    return true;
                if (!to || !is_inside(w, to))
                    continue;
                bool *reached = &turn->is_reached[w->known->junctions[to].at - w->head];
                changed |= !*reached;
                *reached = true;
            }
            if (falls_through(stmt) && i < w->end) {
                changed |= !turn->is_reached[i + 1 - w->head];
                turn->is_reached[i + 1 - w->head] = true;
            }
        }
    }
    return false;
}

/* --- Loops ------------------------------------------------------------------------------------------------------- */

/* The number of what each condition and check decides by; visited in the last round. */
struct conditions {
    uint32_t (*numbers)[2];
};

static void note_condition(struct known *k, void *context)
{
    struct conditions *conditions = context;
    const struct low_stmt *stmt = k->function->stmts[k->at];
    if (stmt->kind != LOW_IF && stmt->kind != LOW_SWITCH && stmt->kind != LOW_CHECK)
        return;
    conditions->numbers[k->at][0] = number_value(&k->numbers, stmt->a, k->now.locals);
    if (stmt->b)
        conditions->numbers[k->at][1] = number_value(&k->numbers, stmt->b, k->now.locals);
}

static bool loop_waits(struct waiting *w, const struct conditions *conditions)
{
    struct known *k = w->known;
    size_t length = w->end - w->head + 1;
    if (length > LOOP_MAX)
        return true;
    struct turn turn = {arena_array(k->arena, length, sizeof(bool)),
                        arena_array(k->arena, length, sizeof(bool))};
    bool *is_progress = arena_array(k->arena, w->end + 1, sizeof(bool));
    find_comes_back(w, &turn);
    for (size_t i = w->head; i <= w->end; i++)
        is_progress[i] = may_end(w, &turn, i) && (is_of_progress(w, conditions->numbers[i][0]) ||
                                                  is_of_progress(w, conditions->numbers[i][1]));
    return may_wait(w, &turn, is_progress);
}

static size_t last_jump(const struct low_function *f, uint32_t label, size_t head)
{
    size_t last = 0;
    for (size_t i = head; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        bool jumps = (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF) && stmt->label == label;
        for (size_t c = 0; c < stmt->case_count; c++)
            jumps |= stmt->cases[c].label == label;
        last = jumps ? i : last;
    }
    return last;
}

bool known_find_waiting(struct known *k)
{
    const struct low_function *f = k->function;
    struct conditions conditions = {arena_array(k->arena, f->stmt_count + 1, 2 * sizeof(uint32_t))};
    k->visit = note_condition;
    k->context = &conditions;
    if (!known_run(k))
        return false;
    struct waiting w = {.known = k};
    for (size_t i = 0; i < 2; i++)
        w.marks[i] = arena_array(k->arena, (size_t)k->numbers.count + 1, sizeof *w.marks[i]);
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_stmt *stmt = f->stmts[i];
        w.end = stmt->kind == LOW_LABEL ? last_jump(f, stmt->label, i) : 0;
        if (!w.end)
            continue;
        w.head = i;
        w.label = stmt->label;
        stmt->is_waiting = loop_waits(&w, &conditions);
    }
    return true;
}
